//! ONROAD_ISSUE: the road and the door: crashes, dogs, robbery, police, parking, weather, access.

use model::Category;

use super::{Rule, strong, weak};

pub(super) const RULE: Rule = Rule {
    category: Category::OnroadIssue,
    cues: &[
        strong(
            "accident|accidents|rear ended|rear end|got hit|hit me|sideswip*|t boned|totaled|fender bender|hit and run|wreck|wrecked|crash|crashed into|accidente*|acidente*|choque|choques|choco|choque|chocaron|chocado|\
             bati o|bateram|bateu|batida|colisao|colision|atropell*|atropel*|estrell*|derrap*|skid*|slid|rollover|volco|capot*",
        ),
        strong(
            "flat tire*|a flat|flat on|blown tire|blowout|ponch*|pinchazo|pinche una|furou|furado|pneu furado|llanta|llantas|goma|neumatico*|pneu|pneus|spare tire|estepe|rim|rin|tire|tires",
        ),
        strong(
            "tow|towed|tow truck|towing|grua|guincho|reboque|broke down|breakdown|dead battery|wont start|transmission|alternator|radiator|overheat*|averia*|se descompuso|pane|enguic*|motor fundi*|clutch|embrague|embreagem|check engine",
        ),
        strong(
            "pulled over|cop|cops|police|officer|sheriff|trooper|policia|policial|guardia civil|transito|multa|multas|multaron|multaram|parking ticket*|speeding|speeding ticket|citation|ticketed|blitz|reten|operativo|psp|gnr|fine of",
        ),
        strong(
            "robbed|robbery|carjack*|mugged|stole|stolen|theft|broke into|break in|smash*|gun|gunpoint|shotgun|knife|asalt*|assalt*|roba*|robo|robaron|roubo|roubaram|levaram|furtaram|ladron*|ladrao|pistola|arma|cuchillo|navaja|faca|tiroteo|tiroteio|bala",
        ),
        strong(
            "dog|dogs|dog bite|pit bull|pitbull*|bit me|bitten|perro|perros|perra|mordio|mordida|cachorro|cachorros|cao|caes|mordeu|chihuahua|rottweiler|goose|geese|wasps|bees|snake|gator|raccoon|abejas|avispas|vespas",
        ),
        strong(
            "ice|icy|black ice|snow|snowstorm|blizzard|hail|flood*|inundac*|inundad*|enchente*|alagad*|alagamento|tormenta|tempestade|hurricane|tornado|lightning|fog|niebla|neblina|nieve|hielo|neve|gelo|granizo|mud|lodo|lama|barro|aguacero|lluvia|llov*|chuva|chovendo",
        ),
        strong(
            "road closed|roads closed|closed road|road is closed|bridge is closed|closed both ways|detour|desvio|calle cerrada|calles cerradas|carretera cortada|cortada|via fechada|ruas fechadas|obras|construction|landslide|derrumbe|deslizamento",
        ),
        strong(
            "gate|gates|gate code|gated|gatehouse|callbox|call box|buzzer|intercom|interfone|intercomunicador|porton|portao|codigo de la puerta|codigo del porton|no access|unable to access|elevator*|ascensor*|elevador*|stairs|escalera*|escadas|walk up|floor|floors|piso|pisos|andares",
        ),
        strong(
            "parking|no parking|parked|park|double park*|loading zone|estacionar|estacionamiento|estacionamento|estacionad*|aparcar|aparcado|parquear|doble fila|fila dupla|carga y descarga|driveway|entrada",
        ),
        strong(
            "pothole*|bache*|buraco*|dirt road|gravel|unpaved|terraceria|terracota road|estrada de terra|cliff|steep|ditch|zanja|cuneta|valeta|speed bump*|lombada|tope|topes|cobblestone*",
        ),
        weak(
            "followed me|following me|chased|chasing|road rage|suspicious|neighbors|neighbour*|vecin*|vizinh*|racist|racism|profiled|yelled at me from|persiguio|me siguio|perseguiu|me seguiu|knew my car|nextdoor|threaten*|amenaz*|ameac*",
        ),
        weak(
            "traffic|trafico|transito|trancon|congestion*|engarrafamento|jam|rush hour|hora pico|light|stop sign|semaforo|farol|sinaleira|red light|highway|freeway|autopista|autovia|rodovia|marginal|bridge|puente|ponte|tunnel|tunel|exit|toll|peaje|pedagio|portagem",
        ),
        weak(
            "bike|bici|bicicleta|bike lane|ciclovia|moto|scooter|helmet|casco|capacete|motoboy|fell|me cai|caida|cai|tombo|queda|scrape*|raspon*|ralad*|wheel|rueda|roda|chain|cadena",
        ),
        weak(
            "dark|flashlight|porch light|linterna|lanterna|no lights|house number*|numeros de las casas|address not|no signal|sin senal|sem sinal|rural|farm|ranch|finca|sitio|dirt",
        ),
        weak(
            "insurance|seguro|dashcam|dash cam|mirror|espejo|retrovisor|bumper|windshield|parabrisas|para brisa|hood|trunk|maletero|cajuela|baul|porta malas|door handle",
        ),
        weak(
            "dangerous|peligros*|perigos*|unsafe area|scary|miedo|medo|risk|safe|be careful|cuidado|stay safe|watch out|ojo con|psa|heads up|aviso",
        ),
        weak(
            "restaurant*|restaurante|kitchen|cocina|cozinha|wait* for food|food not ready|pickup counter|mostrador|balcao|comida lista",
        ),
    ],
    look_alikes: "water park|theme park|dog park|hot dog*|park bench|central park|the park|tip the dog|crash course|hit my goal|hit the gym|hit me up|in the park|por accidente|sales floor|ice cream|iced coffee|ice chest|ice water|bag of ice|ponche|\
                  fire up|hielo para|parque|hit 000|al parque|no parque|ice pack*|choque cultural|top gun|gun metal|arma una|puente festivo|gelo pro|dance floor|light beer|dog food|dog walker|ticket sales|snow cone*|knife set|stairs to heaven|ice for|dogs for sale|cachorro quente|perrito caliente|perros calientes|floor tickets|gates of|the ice|hielo y",
    #[cfg(test)]
    hits: &[
        "got rear ended at a light with thirty packages left",
        "loose dog, no fence, and he was not friendly",
        "me chocaron en el semáforo y la grúa no llega",
        "multa de 90 euros por aparcar dos minutos en doble fila",
        "caí da moto na chuva, pneu furado e sem estepe",
        "fui assaltado no farol, levaram o celular",
    ],
    #[cfg(test)]
    misses: &[
        "hot dogs and ice cream after the game",
        "cookout at the water park sunday",
        "crash course in spreadsheets, free, saturday",
        "el domingo carne asada, yo llevo el hielo para todos",
        "cachorro quente do centro, melhor lanche, diga aí",
        "hit me up if you want to carpool",
    ],
};
