//! COWORKER: names or shows another worker, a dispatcher, a manager, an owner.

use model::Category;

use super::{Rule, strong, weak};

pub(super) const RULE: Rule = Rule {
    category: Category::Coworker,
    cues: &[
        strong(
            "coworker*|co worker*|colleague*|companero*|companera*|colega|colegas|parceiro de|work buddy|workmate*|mate from work|workmates",
        ),
        strong(
            "dispatcher*|dispatch|despachador*|despachante*|despacho dice|coordinador*|coordenador*|conferente*|controller",
        ),
        strong(
            "manager|managers|supervisor*|encargad*|gerente*|gestor|area manager|station manager|foreman|capataz|lider|lead driver|team lead|my lead|leads|the lead|shift lead|chefe|chefes|jefe|jefa|jefes|boss|bosses|patron|patrona|patrao|patroa|fleece|vest",
        ),
        strong(
            "owner|owners|my dsp|dsp owner|el dueno|la duena|o dono|a dona da|subcontrata|transportadora|franquia|contratista de",
        ),
        strong(
            "yard marshal|marshal|trainer|trained|training a|ride along|helper|ayudante*|ajudante*|new guy|new girl|the new kid|newbie|rookie|novato|novata|treinei|entrene|training me|loader|loaders|sorter|associate*|security guard|guard|vigilante|seguranca|guardia|guardinha|porteria",
        ),
        strong(
            "another driver|other driver|other drivers|another dasher|fellow|otro repartidor|otro conductor|otro rider|otro chofer|outro entregador|outro motorista|outro motoboy|driver next to me|guy in the next|the driver|este repartidor|un repartidor|um entregador|um motoboy",
        ),
        strong(
            "hr|human resources|recursos humanos|rh|payroll|nominas|financeiro|front office|oficina|escritorio da",
        ),
        weak(
            "guy|dude|lady with|girl with|kid with|man with|el de la|la de la|el del|la del|o do|a da|o cara|a moca|a menina|muchach*|chamo|chava|tipo|mina|rapaz|un tal|the one with|you know who|ya saben quien|voces sabem quem|who is the|whos the|quien es|quem e|does anybody know",
        ),
        weak(
            "crew|team|the guys|gang|equipo|equipe|pessoal|galera|turma|tropa|raza|banda|compas|compas|rapaziada|malta|muchachos|parceiros|flota|frota",
        ),
        weak(
            "tell|dile|diganle|avisa|avisen|avisa o|fala pro|say hi to|ask for|ask him|ask her|pregunten por|falem com|saludos a|abraco pro|abraco pra|salve pro|un abrazo para|named|se llama|se chama|called|le dicen|chamado",
        ),
        weak(
            "retire*|retiring|retired|jubil*|se jubila|aposent*|promoted|ascendi*|promovid*|quit|renunci*|pediu demissao|hired|birthday|cumple|aniversario|last day|ultimo dia|cake for|hospital|funeral|in memory|rip|falleci*|faleceu|gofundme|collecting for|colecta|vaquinha",
        ),
        weak(
            "snitch*|rat|sapo|soplon|chivat*|dedur*|favorit*|favoritism|yelled|yelling|screams|gritando|gritou|grita|berr*|follows me|stopwatch|cronometro|whistle|clipboard|walkie|radio on his|megaphone lady|mic|microphone",
        ),
        weak("him|her|his|she|he|ella|ele|ela|don|dona|dona|seu|mr|mrs|miss|senor|senor|senora"),
    ],
    look_alikes: "business partner|my partner|mi companera de piso|companero de piso|companero sentimental|el dueno del perro|dog owner*|owner of the dog|one owner|previous owner|unico dueno|unico dono|home owner*|restaurant owner|manager special|project manager|resolution manager|the owners manual|password manager|bossy|security deposit|rest of the crew cab|crew cab|crew neck|jefe de estado|colegas de la escuela|coworking|school crossing guard|mud guard*|o dono do cachorro|owners manual|seguranca social|estate manager|store manager|gerente do banco|bank manager|gerente del banco|life vest|dispatch from|training for a marathon|potty train*",
    #[cfg(test)]
    hits: &[
        "our dispatcher Denise screams on the radio all day",
        "another driver is taking bags from other people's carts",
        "el encargado me sigue al baño con cronómetro",
        "mi compañera me ayudó a cargar la furgo",
        "o supervisor gritou com o colega na frente de todo mundo",
        "quem é o coordenador novo do galpão, o alto de boné",
    ],
    #[cfg(test)]
    misses: &[
        "used corolla, one owner, 90k miles",
        "crew cab for sale, runs great",
        "mi compañero de piso cocina fatal",
        "potty training week two, pray for us",
        "comprei um carro, único dono, parece nave",
        "the dog owner next door moved out",
    ],
};
