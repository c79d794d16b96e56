//! WAREHOUSE_CONDITIONS: the station, the yard, the van and the load: heat, water, toilets, pace, injury, chaos.

use model::Category;

use super::{Rule, strong, weak};

pub(super) const RULE: Rule = Rule {
    category: Category::WarehouseConditions,
    cues: &[
        strong(
            "no ac|no a c|without ac|no air conditioning|no fans|no heat|heat exhaustion|heat stroke|heatstroke|golpe de calor|\
             insolac*|sin aire|sem ar|sin ventilador*|sem ventilador*|no water|sin agua|sem agua|ran out of water|dehydrat*|deshidrat*|desidrat*",
        ),
        strong("passed out|faint*|desmay*|desmai*|collapsed|collapse"),
        strong(
            "no bathroom*|no restroom*|bathroom break*|porta potty|porta potties|porta john|pee in|peeing in|piss bottle|pee bottle*|\
             no hay bano|sin bano|el bano|los banos|sem banheiro|banheiro quimico|casa de banho|o banheiro|locked the bathroom",
        ),
        strong(
            "osha|unsafe|safety violation*|fire exit*|blocked exit|salida de emergencia|saida de emergencia|riesgos laborales|\
             inspeccion de trabajo|fiscalizacao|condiciones inhumanas|condicoes desumanas|sweatshop",
        ),
        strong(
            "injured on the job|back injury|injury|injuries|hurt my back|work injury|lesion|lesiones|lesionad*|lesao|lesoes|accidente laboral|\
             acidente de trabalho|baja medica|hernia*|tendinit*|carpal",
        ),
        strong(
            "understaffed|short staffed|mandatory overtime|forced overtime|overtime|horas extra*|hora extra*|write up*|wrote me up|quota|quotas|\
             stow*|pick rate|our rate|units per hour|upt|tot|cuota de",
        ),
        strong(
            "overload*|overstuffed|overflow*|overweight|too heavy|sobrecarga*|carga excesiva|excesso de peso|bultos|volumes|heavy boxes|pallet*|palet|palets|forklift*|montacargas|empilhadeira*",
        ),
        strong(
            "mold|moldy|mould|moho|mofo|roach*|cockroach*|cucaracha*|barata*|rats|ratas|ratos|rodent*|leak* roof|ceiling leak*|gotera*|goteira*",
        ),
        weak(
            "warehouse|station|delivery station|hub|the yard|dock|docks|bay|almacen|bodega|nave|galpao|armazem|centro de distribu*|muelle|doca|patio|deposito|\
             the floor|loading area|load out|loadout|launch pad|staging|centro logistico",
        ),
        weak(
            "cart|carts|tote|totes|bags|carrito*|carrinho*|saca|sacas|conveyor*|cinta transportadora|esteira|scanner*|escaner*|bipador|u boat*",
        ),
        weak(
            "line up|lineup|in line|long line*|waiting in the lot|fila|filas|cola|queue|wave|waves|waited|standing around|esperando|ola|onda",
        ),
        weak(
            "hot|heat|degrees|calor|grados|graus|sweat*|sudar|suor|suando|cold|freezing|frio|helad*|gelad*|fan|fans|ventilador*|ac|shade|sombra",
        ),
        weak(
            "bathroom|restroom|toilet|bano|banheiro|wc|sink|break room|breakroom|comedor|refeitorio|microwave|microondas|cafeteria|vending",
        ),
        weak(
            "lift|lifting|cargar|cargando|carregar|carregando|back|espalda|costas|shoulder|hombro|ombro|knee*|rodilla*|joelho*",
        ),
        weak(
            "packages|boxes|paquetes|cajas|pacotes|caixas|stops|paradas|route of|per hour|pace|ritmo|rush|hurry",
        ),
        weak(
            "van|vans|furgo*|camioneta|carrinha|truck|seat belt|cinturon|cinto|brakes|frenos|freios|tires bald|inspection",
        ),
        weak(
            "dirty|filthy|sucio|sujo|smell*|stink*|apesta*|huele|fede|cheir*|dust|polvo|poeira|mess|desorden|bagunca|chaos|caos",
        ),
        weak("shift|turno|jornada|hours straight|break|breaks|descanso|pausa|almoco|lunch"),
    ],
    look_alikes: "warehouse sale|warehouse club|costco warehouse|liquidacion de bodega|queima de estoque|heat game|miami heat|bodega cat|\
                  vino de la bodega|bodega de vinos|bodega on the corner|at the bodega|came back|go back|get back|be back|call back|back home|\
                  back to|gas station|bus station|train station|police station|fire station|patio furniture|union station|pay back|paid back|\
                  estacion de tren|hub caps|back in|radio station|back seat|coming back|back at|look back|back then|give back|back porch",
    #[cfg(test)]
    hits: &[
        "no AC in the warehouse again, two people passed out by the docks",
        "they blocked the fire exit with pallets and OSHA is not coming",
        "41 grados en la nave, sin agua y sin ventilador",
        "cucarachas en el comedor del almacén y el baño cerrado",
        "galpão sem ventilador, sem água, carrinho quebrado e sobrecarga",
        "acidente de trabalho na doca, o colega com lesão no ombro",
    ],
    #[cfg(test)]
    misses: &[
        "warehouse sale at the furniture place, couches half off",
        "the heat lost by twelve, terrible defense",
        "gas station coffee is a crime",
        "liquidación de bodega en la mueblería, sillones a mitad",
        "queima de estoque no galpão de móveis, sofá pela metade",
        "the bodega cat is on my feed again",
    ],
};
