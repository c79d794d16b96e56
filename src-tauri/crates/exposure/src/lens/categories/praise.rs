//! PRAISE: thanks and joy about the work, a station, a coworker, a customer.

use model::Category;

use super::{Rule, strong, weak};

pub(super) const RULE: Rule = Rule {
    category: Category::Praise,
    cues: &[
        strong(
            "shout out|shoutout*|props to|kudos|hats off|credit where|big ups|salute to|respect to|saludos a la|un aplauso|palmas para|palmas pra|parabens pro|parabens ao|parabens a equipe|felicidades a|felicitaciones|chapeau|merece un",
        ),
        strong(
            "thank you|thank u|thanks to|big thanks|gracias a|gracias por|muchas gracias|mil gracias|obrigad* a|obrigad* ao|obrigad* pel*|muito obrigad*|valeu demais|gratidao|agradecid*|agradecer|agradezco|agradeco|grateful|thankful|appreciat*|bless her|bless him|bless you|dios lo bendiga|dios la bendiga|deus abencoe",
        ),
        strong(
            "love this job|love my job|love this gig|love this station|i love this|me encanta|amo meu|amo mi trabajo|amo esse|adoro|love driving|proud of|orgullos*|orgulhos*|proudest",
        ),
        strong(
            "best station|best dispatcher|best manager|best block|best day|best shift|best customer|best trip|best team|mejor dia|mejor encargad*|mejor jefe|mejor compan*|melhor dia|melhor chefe|melhor turno|melhor equipe|the best|el mejor|la mejor|o melhor|a melhor",
        ),
        strong(
            "great team|great people|great station|great manager|so helpful|so kind|kind|super nice|sweetest|angel|angels|legend|hero|heroes|saint|crack|crac|genia|genio|gente boa|gente buena|buena gente|buen trato|good people|humilde|queen|goat|mvp",
        ),
        strong(
            "generous|big tip|huge tip|buena propina|gorjeta boa|excelente*|excellent|amazing|awesome|wonderful|fantastic|perfect|perfecto|perfeito|otimo*|maravilh*|maravill*|espectacular|increible|incrivel|nota 00|00 00",
        ),
        weak(
            "good|great|nice|easy|smooth|chill|fun|happy|glad|bien|bueno|buena|facil|tranquil*|feliz|content*|bom|boa|legal|top|show|massa|chevere|chido|padrisimo|bacano|guay|fixe|bacana",
        ),
        weak(
            "helped|helps|help me|saved|saved me|ayudo|ayudaron|me salvo|ajudou|ajudaram|salvou|waited with me|gave me|brought|left me|me dio|me regalo|me deu|deixou|trouxe|saco agua|remembers|knows everyone|every name|cold water|snacks|gatorade|cookies|galletas|bolachas|cafe para",
        ),
        weak("❤|🥹|🙏|💛|💚|💙|🧡|💜|😍|🥰|🙌|👏|💪|🤗|😊|🎉|✨|🫶"),
        weak(
            "finally|por fin|finalmente|faith restored|humanity|made my|me alegro|alegrou|cried happy|best|mejor|melhor|favorite|favorit*|smile|sonri*|sorri*|years today|anniversary|first time",
        ),
    ],
    look_alikes: "good luck|good morning|good evening|good night|good question|thanks for nothing|thanks a lot|thank you for nothing|love it when|love how they|great job amazon|nice try|bom dia|boa tarde|boa noite|buenos dias|buenas tardes|\
                  buenas noches|not good|no good|parabens aos envolvidos|good for nothing|que bonito|muchas gracias por nada|gracias por nada|legal advice|legal team|thanks in advance|gracias de antemano|obrigado desde ja|feels good to hate|for good|best buy|it would be nice|for show|tv show|great lakes|\
                  the best part is they|good grief|los angeles|show up|showed up|nice neighborhood|funny how|how convenient|gracias soporte|obrigado suporte|que lindo|not great|best of luck|as good as|great grand*|mejor no|mejor me voy|good old",
    #[cfg(test)]
    hits: &[
        "shoutout to the morning crew, smoothest load out ever, love this station",
        "best dispatcher I ever had, thank you for looking after us",
        "gracias a la señora que me dio agua, qué gente buena",
        "me encanta este trabajo, agradecido con el equipo",
        "obrigado a quem deixou lanche na porta, gratidão",
        "melhor chefe que já tive, gente boa demais",
    ],
    #[cfg(test)]
    misses: &[
        "thanks for nothing, support",
        "good morning everyone, drive safe",
        "anyone know a good mechanic? thanks in advance",
        "muchas gracias por nada, de verdad",
        "buenos días grupo, saludos",
        "parabéns aos envolvidos, mais uma rua fechada",
    ],
};
