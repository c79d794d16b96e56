//! APP_ISSUE: the app, its map, its log-in and its support fail, or how to make them work.

use model::Category;

use super::{Rule, strong, weak};

pub(super) const RULE: Rule = Rule {
    category: Category::AppIssue,
    cues: &[
        strong(
            "app crash*|app keeps|app is down|app down|crashes|crashed again|keeps crashing|se cayo la app|se cae la app|app caiu|caiu o app|fora do ar|app travou|aplicativo travou|app bugou|se crashe*",
        ),
        strong(
            "glitch*|bug|bugs|buggy|bugad*|bugou|bugando|lagging|laggy|freezes|frozen|froze|trav|travou|travado|travando|trava|se traba|trabad*|se congel*|congelad*|se colgo|se cuelga|pegado|se pego",
        ),
        strong(
            "log in|login|logged out|logged me out|log back in|sign in|signed in|password|otp|verification code|cerro sesion|la sesion|iniciar sesion|contrasena|senha|deslog*|codigo sms|two factor",
        ),
        strong(
            "gps|wrong pin|the pin|pin is|pin was|pin drop*|pin dropped|el pin|pin en|o pino|pino no|map|maps|mapa|mapas|navigation|navegador|navegacion|navegacao|waze|geofence|georref*|location off|ubicacion|localizacao",
        ),
        strong(
            "face scan|selfie|facial|face id|face verification|reconocimiento facial|reconhecimento facial|verificacion|verificacao|photo verification|biometric*|id check",
        ),
        strong(
            "update|updates|updated|actualiz*|atualiz*|version|versao|reinstall*|reinstal*|cache|cache|reboot|restart the|restart your|airplane mode|modo avion|modo aviao",
        ),
        strong(
            "error|erro|error code|err 000|error 000|blank screen|white screen|black screen|pantalla en blanco|tela branca|tela preta|loading|spinning|no carga|nao carrega|no abre|nao abre|ruedita|rodinha|not responding",
        ),
        strong(
            "support chat|chat support|support bot|tech support|soporte|suporte|ticket|tickets|chamado|bot|bots|chatbot|canned response*|copy paste|copia y pega|copia e cola|support",
        ),
        strong(
            "cant swipe|swipe|refresh*|refrescar|refrescando|tap|button|boton|botao|notification*|notificac*|push|toggle|the screen|pantalla|tela|menu|itinerary|itinerario|calendar",
        ),
        strong("scanner|scan|barcode|qr|codigo de barras|escanear|bipar|wont scan"),
        weak(
            "app|apps|aplicacion|aplicativo|la app|o app|rabbit|software|algorithm|algoritmo|sistema|system",
        ),
        weak(
            "no blocks|no offers|no orders|blank|not getting|nothing shows|no me salen|no caen pedidos|no suena|nao toca|nao ta tocando|offers disappear|grabber*|sin pedidos|nada de pedidos",
        ),
        weak(
            "phone|cell|celular|movil|telefone|telemovel|iphone|android|battery|bateria|signal|senal|sinal|wifi|datos moviles|internet|bluetooth|charger|screenshot*|captura*|print",
        ),
        weak(
            "help|anyone else|anybody else|alguien mas|a alguien le|mais alguem|how do i|como le hago|como faz|fix|arreglar|resolver|contact*",
        ),
    ],
    look_alikes: "bakery app|bank app|dating app|app de la panaderia|app da padaria|customers at|bug spray|bug bite*|bed bugs|parking ticket*|speeding ticket*|traffic ticket*|lottery ticket*|tickets to|two tickets|movie ticket*|concert ticket*|\
                  map of the world|trial and error|phone number|telefone de|error de mi vida|ticket to|print shop|weather app|push up*|update on my mom|update on the|menu of the day|menu del dia|tela de galinheiro|brake bot|family support|phone mount|phone holder|soporte de celular|soporte del celular|suporte de celular|suporte pro celular|support my family|support local|support each other|tap water|beer on tap|phone me|the help|child support",
    #[cfg(test)]
    hits: &[
        "app crashed mid route and logged me out",
        "the pin put me in a lake, gps is drunk",
        "se cayó la app, pantalla en blanco desde anoche",
        "el reconocimiento facial dice que no soy yo y soporte no contesta",
        "app travou na última entrega, erro 500 e tela branca",
        "atualização bugou o mapa, suporte não responde",
    ],
    #[cfg(test)]
    misses: &[
        "what phone mount do you use, mine keeps falling",
        "bug spray is a must by the river",
        "two tickets to the concert for sale",
        "vendo soporte de celular, casi nuevo",
        "vendo suporte de celular, retira comigo",
        "weather app says rain all week",
    ],
};
