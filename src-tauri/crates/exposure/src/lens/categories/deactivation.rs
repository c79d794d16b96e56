//! DEACTIVATION: accounts closed, suspended or at risk, standing, appeals, being let go.

use model::Category;

use super::{Rule, strong, sure, weak};

pub(super) const RULE: Rule = Rule {
    category: Category::Deactivation,
    cues: &[
        sure("deactivat*|reactivat*|desactiv*|desativ*|reactiv*|reativ*|inactive account"),
        strong(
            "suspended|suspension of my|account suspended|suspendid*|suspens*|suspenderam|suspendieron|banned|ban|permaban|permanently banned|shadowban*|banid*|banimento|baneado|banearon|bani",
        ),
        strong(
            "account on hold|on hold|locked out|locked my account|account locked|under review|en revision|em analise|cuenta bloqueada|conta bloqueada|me bloque*|bloqueado|bloqueada|bloqueio branco|bloqueio definitivo|desbloque*|waitlisted|cerraron la cuenta|cerraron mi cuenta|encerraram|perdi a conta|perdi la cuenta|tiraram minha conta",
        ),
        strong(
            "dieron de baja|dio de baja|dan de baja|de baja por|me cort*|cortaram|cortou me|cut me off|cut off|kicked off|removed from the platform|removed me|dropped me|dropped our|offboard*|desligad* da|desligaram|fui desligado|expuls*|echaron|me echaron",
        ),
        strong(
            "fired|fire me|fired me|terminated|termination*|let go|laid off|despid*|despedi*|demit*|mandado embora|mandaram embora|dispensad*|corrieron|me corrio|rescind*|rescis*",
        ),
        strong(
            "appeal|appeals|appealed|appealing|apelac*|apelar|apele|recurso negado|recurso|recorri|reinstat*|reincorpor*|got it back|me la devolvieron|devolveram|second chance",
        ),
        strong(
            "at risk|standing|my rating|rating dropped|ratings|contract violation|violation*|violated|infraccion|infrac*|violacao|warning|warnings|advertenc*|three strikes|strike against|third strike|strike on my|second strike|first strike|completion rate|acceptance rate|calificacion|avaliacao|pontuacao|puntuacion|my score|metrics|scorecard",
        ),
        strong(
            "background check*|checkr|antecedentes|criminal record|registo criminal|false report|falsa denuncia|denuncia falsa|fraud|fraude|fraudulent|flagged|vehicle mismatch|mismatch|identity check|no es nitida",
        ),
        weak(
            "account|cuenta|conta|profile|perfil|platform|plataforma|email from|un correo|um email|dear partner|estimado|prezado|decision is final|final decision|sin motivo|sin explicac*|sem motivo|sem explicac*|no reason|no explanation|without warning|sin aviso|sem aviso",
        ),
        weak(
            "forfeit*|late forfeits|missed block|drop a block|reliability|on time|never arrived|dnr|missing package*|reported me|reported that|me reporto|reclamo contra|me denunciou|queixa contra|complaint*",
        ),
        weak(
            "years|trips|deliveries|viajes|anos|viagens|entregas|corridas|perfect record|five stars|cinco estrellas|cinco estrelas|0 stars",
        ),
        weak(
            "review|revision|human|humano|algorithm|algoritmo|robot|robo|machine|maquina|decided|decidi*|explanation|explain|documents|documentos|evidence|pruebas|provas|case number|folio|protocolo",
        ),
    ],
    look_alikes: "fired up|fire up|let go of|let it go|car suspension|suspension on my|suspension is|suspension squeaks|la suspension de|a suspensao da|suspensao da|baja california|baja medica|baja por enfermedad|long standing|\
                  standing around|standing in|standing there|standing on|parking violation*|violation of the speed|standing ovation|book review*|movie review*|sin avisar|let go into|standing outside|heat warning|tornado warning|flood warning|yelp review*|back on hold|ano nuevo|restaurant review*|\
                  recurso humano|recursos humanos|standing by|still standing|fired clay|years old|anos de edad",
    #[cfg(test)]
    hits: &[
        "deactivated after four years and the appeal was denied in four minutes",
        "my account is on hold, background check found a guy with my name",
        "me dieron de baja sin motivo, la apelación sigue en revisión",
        "cuenta bloqueada por fraude, nadie explica",
        "fui bloqueado no app, recurso negado em um minuto",
        "conta suspensa por causa da selfie, mandei recurso",
    ],
    #[cfg(test)]
    misses: &[
        "he got fired up at the concert and lost his voice",
        "the suspension on my truck squeaks in the cold",
        "the owl was let go into the wild, beautiful",
        "la suspensión de mi camioneta rechina, ¿algún mecánico?",
        "a suspensão da van range no frio",
        "standing ovation at the school play",
    ],
};
