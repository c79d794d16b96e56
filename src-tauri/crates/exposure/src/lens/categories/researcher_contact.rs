//! RESEARCHER_CONTACT: studies, surveys and interviews by universities, institutes and other third parties.

use model::Category;

use super::{Rule, strong, sure, weak};

pub(super) const RULE: Rule = Rule {
    category: Category::ResearcherContact,
    cues: &[
        strong(
            "research|researcher*|research study|investigador*|pesquisador*|investigacion academica|pesquisa academica|pesquisa da|pesquisa sobre|pesquisas|researching",
        ),
        strong(
            "study|studies|estudio sobre|un estudio|el estudio|estudio de la|um estudo|o estudo|estudo da|estudo sobre|academic*|academia|academic study",
        ),
        strong(
            "survey|surveys|questionnaire*|encuesta*|cuestionario*|questionario*|inquerito|formulario da|formulario de la universidad|google form|pesquisa",
        ),
        sure(
            "phd|ph d|doctoral|doctorad*|doctorand*|doutorad*|doutorand*|grad student*|graduate student*|masters student|mestrad*|maestria|tfm|tfg|tcc|dissertation|dissertac*|thesis|tesis|tese|monografia|postdoc",
        ),
        strong(
            "professor|professors|profesora de la|catedratic*|sociolog*|antropolog*|anthropolog*|economist*|academico*|scholar*|investiga",
        ),
        strong(
            "university|universidad|universidade|the college|state college|facultad|faculdade|uni|unicamp|usp|ufrj|unam|campus|institute|instituto|think tank|observator*|laboratorio de|lab at",
        ),
        sure(
            "consent form*|informed consent|consentimiento|consentimento|irb|ethics board|focus group*|grupo focal|grupo de discusion|participants|participante*|anonymized|anonymised|anonimiz*|pseudonym*",
        ),
        weak(
            "interview*|entrevist*|questions|preguntas|perguntas|ask* about|pregunt* por|pregunta*|perguntou|zoom call|phone call|recorder|grabadora|gravador|notebook|clipboard*|carpeta|prancheta",
        ),
        weak(
            "gift card*|voucher|vale de|vale presente|tarjeta de regalo|cartao presente|compensation|paid interview|for your time|por tu tiempo|pelo tempo",
        ),
        weak(
            "data|datos|dados|receipts|recibos|pay stubs|screenshots of|spreadsheet|statistics|statistics|estadistic*|estatistic*|algorithm*|algoritmo*|report|informe|relatorio",
        ),
        weak(
            "participa*|participate|participant|sign up|recruit*|volunteer*|voluntari*|student|students|estudiante*|estudante*|nonprofit|ngo|ong|foundation|fundacion|fundacao",
        ),
    ],
    look_alikes: "study hall|studying for|nature study|customer survey|land survey*|survey after every|private investigador|investigador privado|pesquisa no google|\
                  pesquisa google|pesquisa de preco*|researchers found water|market research|bible study|estudio de grabacion|estudio fotografico|university ave|university avenue|university blvd|\
                  university street|university st|universal studio*|dance studio|college fund|studio apartment|estudio de arquitectura|survey of the land|study guide|campus drive|estudio de tatuaje*|do your research|my own research|professor is|estudios del canal|near campus|off campus",
    #[cfg(test)]
    hits: &[
        "grad student doing a study on delivery work, 25 dollar gift card",
        "the researcher asked how long we wait, consent form looked fine",
        "una investigadora de la universidad hace encuesta a repartidores",
        "me entrevistaron para una tesis de doctorado sobre riders",
        "pesquisadora da universidade com questionário pra entregador",
        "participei do TCC dela, tem termo de consentimento",
    ],
    #[cfg(test)]
    misses: &[
        "studying for my real estate exam between naps",
        "left on university ave then second door",
        "bible study is moved to thursday",
        "el investigador privado de la novela es malísimo",
        "fiz pesquisa de preço de pneu, tudo caro",
        "dance studio upstairs, ring the side bell",
    ],
};
