//! CUSTOMER: what customers and passengers do, ask, say and report.

use model::Category;

use super::{Rule, strong, weak};

pub(super) const RULE: Rule = Rule {
    category: Category::Customer,
    cues: &[
        strong(
            "customer|customers|client|clients|cliente|clientes|clienta|clientas|freguesa|fregues",
        ),
        strong(
            "passenger*|pax|rider|riders|pasajer*|passageir*|fare|usuario|usuaria|uber pool|backseat",
        ),
        strong(
            "resident|residents|tenant*|homeowner*|inquilin*|morador*|condomino|lady at|guy at|man at|woman at|couple at|la senora del|el senor del|la dona de|a senhora do|o senhor do|the lady|this lady|old lady|old man|abuelit*|velhinh*|senhorzinho|la vecina",
        ),
        strong(
            "threw up|vomit*|puke*|cleaning fee|taxa de limpeza|tarifa de limpieza|drunk|borrach*|bebad*|left his|left her|left their|lost item|lost and found|dejo olvidad*|olvido su|esqueceu|esqueceram|se le quedo|forgot his|forgot her",
        ),
        strong(
            "harass*|groped|hit on me|touched me|acoso|acosa*|assedi*|my number|mi numero|no clothes|naked|in a towel|bathrobe|en bata|de roupao|toalla|toalha|flirt*|creep|creepy",
        ),
        strong(
            "not home|no show|noshow|no answer|didnt answer|doesnt answer|wont answer|no contesta|no contesto|no bajo|no baja|nao atende|nao atendeu|nao desce|nao desceu|cancelled on|canceled on|cancelo|cancelou|wrong address|direccion equivocada|direccion mala|endereco errado",
        ),
        strong(
            "delivery instructions|delivery notes|the note|the notes|note said|instructions|instrucciones|las notas|en notas|observacao|leave at|leave it at|dejar en|deixar na|hand it to|handed to|knock|dont ring|no tocar|nao tocar|doorbell|ring camera|timbre|campainha|porch|doormat",
        ),
        strong(
            "never arrived|never received|claims she|claims he|says i stole|says she never|says he never|missing items|porch pirate*|refund|reembols*|no llego|nao chegou|dice que no|diz que nao|code|codigo de entrega|pin de entrega|foto de entrega|delivery photo|parcel photo",
        ),
        strong(
            "one star|0 star|0 stars|0 starred|gave me one|una estrella|uma estrela|thumbs down|bad review|low rating from|rated me|me puso|me puntuo|me avaliou|complained|se quejo|reclamou|reported that i|me reporto|me denunciou|karen",
        ),
        weak(
            "he said|she said|she asked|he asked|told me|he wanted|she wanted|wants me|me dijo|me pregunto|me pidio|queria que|me disse|me pediu|perguntou|mandou eu|me grito|me insulto|me xingou|yelled|screamed|cursed|rude|grosero|grosera|grosseir*|mal educad*",
        ),
        weak(
            "opened the door|answered the door|at the door|front door|abrio la puerta|salio|en la puerta|abriu a porta|saiu|na porta|lobby|doorman|portero|porteiro|concierge|front desk|hotel|apartment|depto|apartamento|apto|unit|building|edificio|predio",
        ),
        weak(
            "groceries|grocery|substitut*|replacement*|shopping list|out of stock|cart of|super|mercado|compras|cases of water|paper towels|meal|burger|pizza|soup|sushi|pad thai|cake|pastel|bolo|lunch order|alcohol|id check|prescription",
        ),
        weak(
            "the ride|ride|trip|viaje|viagem|corrida|airport|aeropuerto|aeroporto|drop off|dropoff|pick up|pickup|car seat|service dog|service animal|minor|kid alone|stop at|stops at|wait for me|talked the whole|conversation|charla|conversa",
        ),
    ],
    look_alikes: "customer service|customer support|customer success|my wifes customers|customers at my|clientes de mi esposa|clientas de mi esposa|clientes da minha|clientes do salao|clientas de la|atencion al cliente|\
                  servicio al cliente|atendimento ao cliente|atencao ao cliente|client at the firm|fare thee|servico ao cliente|promo code|zip code|dress code|gate code|discount code|codigo postal|codigo de barras|error code|pickup truck|rider on the storm|code of conduct|area code|qr code|pizza after|hotel california|road trip|viaje familiar|viagem de ferias|client of my",
    #[cfg(test)]
    hits: &[
        "customer swears it never arrived, sir you waved at me",
        "drunk passenger threw up in the back seat",
        "la clienta me gritó porque la sopa llegó fría",
        "pasajero borracho, lo bajé en la gasolinera",
        "o cliente não desceu e cancelou",
        "passageira esqueceu um clarinete no banco",
    ],
    #[cfg(test)]
    misses: &[
        "customers at my wife's salon keep asking for the same haircut",
        "customer support is a bot reading my name back",
        "atención al cliente abre a las nueve",
        "las clientas de mi esposa en la estética piden todas lo mismo",
        "as clientes da minha esposa no salão pedem o mesmo corte",
        "road trip with my cousins this weekend",
    ],
};
