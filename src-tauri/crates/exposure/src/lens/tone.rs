//! Tone: words that say how a post sounds, and the words about nothing a listener files, which the
//! model weighs against the cues.

use model::Sentiment;

use super::cue::{Cue, strong, weak};

/// The words of a tone.
pub(super) struct Tone {
    /// Which tone.
    pub sentiment: Sentiment,
    /// What speaks for it.
    pub cues: &'static [Cue],
}

/// The tones that have words of their own; a post without is neutral.
pub(super) const TONES: &[Tone] = &[
    Tone {
        sentiment: Sentiment::Negative,
        cues: &[
            strong(
                "sick of|tired of|fed up|done with|so done|harto|harta|estoy cansad*|cansei|cansad* de|de saco cheio|ya basta|chega|enough|over it|i cant even|no puedo mas|nao aguento|no aguanto",
            ),
            strong(
                "scam|ripoff|rip off|joke|clown*|circus|estafa|robo|palhacada|payasada|burla|palhaco|golpe|ridicul*|pathetic|absurd*|verguenza|vergonha|shame|shameful|disgrace|descaro|falta de respeto|falta de respeito|disrespect*",
            ),
            strong(
                "hate|hates|odio|odeio|worst|peor|pior|terrible|horrible|horrivel|awful|garbage|trash|basura|lixo|merda|mierda|shit*|bullshit|fuck*|damn|wtf|smh|hell|crap|puta|puto|caralho|porra|cono|joder|pinche|chinga*|verga|carajo|filho da|hijo de",
            ),
            strong(
                "stupid|idiot*|dumb|trouxa|otario|tonto*|tontos|pendej*|imbecil*|mentir*|lie|lies|lied|lying|liars|unfair|injust*|exploit*|explot*|explora*|slave*|esclav*|escrav*|greed*|abus*",
            ),
            weak(
                "never|nunca|nobody|nadie|ninguem|nothing|nada|still no|again|otra vez|de novo|outra vez|why|por que|porque nos|how is this|cant|dont|wont|didnt|no me|nao me|no nos|sin|sem|without",
            ),
            weak("😡|🤬|😤|🙄|😒|😠|💀|🤡|😭|😢|😞|😩|😫|🤢|🤮|👎|💔|🥲|🤦|😑|🖕"),
            weak(
                "cry|crying|cried|llor*|chor*|scared|afraid|miedo|medo|pain|dolor|dor|hurt|hurts|duele|doi|sad|triste|worried|preocupad*|stress*|estres*|angry|furious|enojad*|mad|bravo|exhausted|agotad*|exaust*|broke|lost|perdi|perdimos",
            ),
            weak(
                "of course|claro|obvio|surprise|sorpresa|sure|congrats amazon|parabens|felicidades|great job|bravo|wow thanks|que bonito|que lindo|que beleza|que maravilla|love that for|must be nice|convenient*|casualidad|coincidencia",
            ),
        ],
    },
    Tone {
        sentiment: Sentiment::Positive,
        cues: &[
            strong(
                "love|loved|amo|encanta|encanto|adoro|amei|adorei|happy|feliz|felices|contento|contenta|glad|grateful|thankful|agradecid*|gratidao|blessed|bendecid*|abencoad*|proud|orgullos*|orgulhos*",
            ),
            strong(
                "thank*|gracias|obrigad*|valeu|shout out|shoutout*|kudos|appreciat*|bless|bendiga|bendicion*|abencoe",
            ),
            strong(
                "we won|won|ganamos|vencemos|ganhamos|victory|victoria|vitoria|yes|finally|por fin|finalmente|lets go|vamos|bora|reinstat*|devolvieron|devolveram|approved|aprob*|aprovad*|celebrat*|party|fiesta|festa",
            ),
            strong(
                "best|mejor|melhor|amazing|awesome|wonderful|beautiful|hermos*|lind*|excellent|excelente*|perfect*|perfeit*|great|otimo*|fantastic*|sweet|legend|chills|arrepiei|piel de gallina|crack|genial",
            ),
            weak("❤|🥹|🙏|💛|💚|💙|🧡|💜|😍|🥰|🙌|👏|💪|🤗|😊|🎉|✨|🫶|😁|🥳|😎|✊|🔥|🌅"),
            weak(
                "smile|smiled|sonri*|sorri*|laugh*|riendo|rindo|jaja*|haha*|kk*|lol|hug|abrazo|abraco|kind|amable|gentil|nice|good|bueno|buena|bom|boa|easy|facil|smooth|tranquil*|free|gift|regalo|presente",
            ),
        ],
    },
];

/// Words of other matters: goods for sale, family, food, sport, greetings, people sought.
pub(super) const ELSEWHERE: &[Cue] = &[
    weak(
        "selling|for sale|sell|vendo|vende se|se vende|buy|obo|lowball*|dm for price|price|precio|preco|pick up only|barely used|casi nuevo|seminov*|good condition|buen estado|bom estado",
    ),
    weak(
        "hiring|now hiring|se buscan|se busca|contrata se|contratamos|vagas|vaga|apply|start this week|empiezan|looking for drivers|buscamos|vacante*|we are hiring|join us|referral|codigo de referido|indicacao",
    ),
    weak(
        "follow me|follow my|sigueme|siganme|me sigam|sigam|link in bio|linktr|subscribe|suscri*|inscreva*|my page|mi pagina|minha pagina|new page|memes|insta|ig|tiktok",
    ),
    weak(
        "daughter|son|kid|kids|baby|hija|hijo|hijos|hijas|filha|filho|filhos|wife|husband|esposa|esposo|marido|mother|father|mama|papa|mae|pai|abuela|abuelo|avo|grandma|cousin|primo|brother|hermano|irmao|sister",
    ),
    weak(
        "recipe|receta|receita|burrito|taco|tacos|sandwich|coffee|cafe|arepa*|tamal*|pao|churrasco|bbq|cookout|ribs|cake|soup|arroz|eat|comer|lunch|dinner|cena|jantar|almuerzo",
    ),
    weak(
        "game|sox|team lost|goal|gol|inning|ninth|season|series|netflix|movie|pelicula|filme|song|cancion|musica|concert|partido|jogo|futbol|futebol|world cup|book|novela",
    ),
    weak(
        "new here|nuevo aqui|nuevo por aqui|novo aqui|novo por aqui|hello|hi|hola|ola|saludos|salve|introduce|me presento|me llamo|my name is|im new|first week|primera semana|primeira semana",
    ),
    weak(
        "lost cat|lost dog|gato|cat|missing|se perdio|perdeu se|found|keys|llaves|chaves|wallet|cartera|carteira|church|iglesia|igreja|misa|missa|bible|procesion|birthday|cumple|aniversario",
    ),
    weak(
        "anyone know|anybody know|alguien sabe|alguem sabe|recommend*|recomien*|recomend*|advice|consejo|dica|question|pregunta|pergunta|how do|how long|cuanto|quanto|what do you|que usan|que usam|is it|does the",
    ),
    weak(
        "class|school|escuela|escola|clase|aula|exam|examen|prova|nursing|nurse|enfermer*|teacher|profe|professor|maestr*|college|degree|study for|estudio para|student at|studying|estudando",
    ),
    weak(
        "notary|passport|renew|pasaporte|documento|dmv|licencia|carteira de motorista|cnh|itin|rfc|cpf|nie|address is|my address|vivo en|moro em|i live|phone|call me|llame*|text me|whatsapp|mensaje|ligue",
    ),
];

/// Words of the work: they make a weak cue count. A group named with one says it for all its posts.
pub(super) const WORK: Cue = weak(
    "amazon|amazonflex|flex|uber|ubereats|lyft|doordash|dasher*|dashing|dash|instacart|shopper*|grubhub|spark|shipt|gopuff|roadie|rappi|ifood|glovo|didi|cabify|bolt|loggi|shopee|mercado livre|\
     mercado libre|just eat|deliveroo|stuart|ups|fedex|usps|dsp|dsps|driver*|delivery|deliveries|deliver|courier*|block|blocks|route|routes|gig|rideshare|repart*|entreg*|motorist*|conductor*|chofer*|rider|riders|\
     motoboy*|estafet*|mensajer*|bloque*|bloco*|ruta|rutas|rota|rotas|pedido*|corrida*|viaje*|viagem|viagens|paquete*|pacote*|package*|packages|stops|paradas",
);
