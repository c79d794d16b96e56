//! MEDIA_COVERAGE: the press at the gate, articles and films about the work, posts that went far.

use model::Category;

use super::{Rule, strong, sure, weak};

pub(super) const RULE: Rule = Rule {
    category: Category::MediaCoverage,
    cues: &[
        sure(
            "journalis*|periodista*|reporter*|reportero*|reportera*|jornalista*|newsman|correspondent|columnist",
        ),
        strong(
            "newspaper*|periodico*|diario|jornal|jornais|press|prensa|imprensa|tabloid*|magazine|revista|gazette|headline*|titular|manchete*|front page|portada|herald|the times|tribune",
        ),
        strong(
            "news|noticia*|noticiero*|noticiario|telediario|telejornal|noticias|noticias|newscast|news crew|news van|on the news|anchor|anchorwoman",
        ),
        strong(
            "on tv|tv|television|televisao|televis*|tele|channel 0|channel 00|canal 0|canal 00|canal local|globo|record tv|sic|rtp|telemundo|univision|live broadcast|en vivo en",
        ),
        strong(
            "article|articles|articulo*|artigo|artigos|reportaje*|reportagem|reportagens|materia do|materia sobre|materia da|a materia|op ed|columna|investigation says|expose",
        ),
        strong(
            "documentar*|documental*|podcast*|film crew|camera crew|producer|productora|produtora|radio|emisora|youtuber*|tiktoker*|streamer",
        ),
        strong(
            "went viral|going viral|viral|viraliz*|million views|millones de vistas|milhoes de visualiz*|trending",
        ),
        strong(
            "quoted|quote me|on the record|off the record|anonymous source|on camera|press release|nota de prensa|comunicado|press conference|rueda de prensa|coletiva de imprensa",
        ),
        weak(
            "interview*|entrevist*|me entrevistaron|minute 0|minuto 0|minuto 00|clip|segment|footage|microphone|mic|microfono|microfone|lights and a mic",
        ),
        weak(
            "camera*|camara*|filmed|filming|grabando|gravando|video|videos|blur*|my face|mi cara|meu rosto|photographer|fotografo|foto mia",
        ),
        weak(
            "story|exposed|salio en|saiu no|saiu na|salimos en|aparec*|published|publicaron|publicou|publicado|screenshot of the article|paywall*|link in comments",
        ),
    ],
    look_alikes: "interview question*|job interview*|entrevista de trabajo|entrevista de emprego|entrevista de empleo|good news|bad news|our channel|my channel|youtube channel|buenas noticias|\
                  third story|second story|long story|tv show|tv series|tv stand|watch tv|watching tv|new tv|inch tv|press the|press finish|press start|press and hold|french press|bench press|tv mount|\
                  pulgadas tv|polegadas tv|una tele|a tv de|tv box|articles of clothing|ring camera|dash cam|cor record|no news|material|viral infection|virus|prensa francesa|mi diario|diario trabajo",
    #[cfg(test)]
    hits: &[
        "a reporter from channel 9 is asking drivers about the heat",
        "we made the front page of the paper this morning",
        "salí en el noticiero con la cara tapada",
        "el reportaje del periódico sobre nosotros ya está en línea",
        "saiu no jornal a matéria sobre os entregadores",
        "meu vídeo viralizou, dois milhões de visualizações",
    ],
    #[cfg(test)]
    misses: &[
        "job interview tomorrow at the bank, wish me luck",
        "good news, my cousin had the baby",
        "we are on the third story, buzz twice",
        "mi hermana tiene entrevista de trabajo mañana, recen",
        "matéria difícil no supletivo, tirei sete",
        "subscribe to my channel for fishing videos",
    ],
};
