//! LEGAL: lawsuits, arbitration, labour law, what a driver is before the law.

use model::Category;

use super::{Rule, strong, sure, weak};

pub(super) const RULE: Rule = Rule {
    category: Category::Legal,
    cues: &[
        sure(
            "lawsuit*|class action*|sued|suing|acao trabalhista|acao coletiva|accion colectiva|plaintiff*|litigat*",
        ),
        strong(
            "sue|sues|demanda|demandas|demandar|demandamos|demande|querella|processo|processei|processar|processando|processaram|pleito",
        ),
        strong(
            "lawyer*|attorney*|abogad*|advogad*|solicitor|paralegal|law firm|law school|legal aid|legal clinic|bufete|despacho de abogados|escritorio de advocacia|defensoria|gestor legal|clinica juridica|juridic*",
        ),
        strong(
            "arbitrat*|arbitraje|arbitragem|mediation|mediacion|mediacao|conciliacion|conciliacao|opt out|settlement|settled|settle|acuerdo judicial|acordo judicial|acordo na justica|indemniz*|indeniza*",
        ),
        strong(
            "court|courts|judge|judges|tribunal*|juez|jueza|juzgado*|juicio|juiz|juiza|justica|justicia|audiencia|audience|hearing|verdict|ruling|ruled|sentencia|sentenca|supreme court|supremo|stf|tst|subpoena|testif*|testigo*|testemunha*|deposition",
        ),
        strong(
            "prop 00|proposition 00|ab 0|abc test|flsa|minimum pay law|pay ordinance|ordinance|statute|legislat*|senate bill|bill passed|new law|ley rider|ley de plataformas|reforma laboral|ley laboral|projeto de lei|plp 00|lei do|lei nova|ley nueva|clt|decreto|regulament*|regulac*|codigo do trabalho|codigo laboral|article 00|directiva",
        ),
        strong(
            "misclassif*|independent contractor*|employee or contractor|employee status|worker status|not an employee|as employees|w 0 employee|falso autonomo|falsos autonomos|autonomo|autonomos|vinculo empregaticio|vinculo|relacion laboral|contratistas|contratista|laborales|recibos verdes falsos|prestador de servico",
        ),
        strong(
            "labor board|labour board|department of labor|wage claim|labor commissioner|eeoc|ftc|attorney general|mpt|ministerio publico|ministerio do trabalho|ministerio de trabajo|inspeccion de trabajo|inspector de trabajo|act|procuraduria|profedet|ouvidoria|procon|deco|consumer protection",
        ),
        strong(
            "workers comp|workers compensation|unemployment claim|unemployment benefits|small claims|statute of limitations|back pay|back wages|damages|compensation claim|wrongful|discriminat*|discrimina*|retaliat*|represalia*|retaliacao",
        ),
        weak(
            "legal|illegal|legally|ilegal|legalmente|lei|ley|law|laws|rights|derechos|derecho|direitos|direito|rule|rules|contract|contrato|clause|clausula|terms|terminos|termos|policy|fine print|letra chica|letra pequena|letra miuda",
        ),
        weak(
            "sign|signed|firme|firmar|assinei|assinar|paperwork|papeles|papelada|documents|evidence|pruebas|provas|screenshot everything|guarden|guarda tudo|keep every*|save every*|on paper|in writing|por escrito",
        ),
        weak(
            "denunc*|denuncia|queixa|complaint|claim|claims|reclamac*|filed|file a|poner una|notario|cartorio|insurance claim|poliza|apolice|liability|responsab*|inspector|fiscal",
        ),
        weak(
            "contractor|contractors|employee*|emplead*|empregad*|employer|patron|boss says we are|registro em carteira|carteira assinada|alta en la seguridad|seguridad social|seguranca social|inss|fgts|afore|imss",
        ),
    ],
    look_alikes: "tennis court*|basketball court*|food court*|court street|court st|judge me|dont judge|judge judy|la demanda de|mucha demanda|alta demanda|high demand|processo seletivo|buen juicio|muela del juicio|muelas del juicio|lawyer joke*|\
                  in process|sign off|stop sign|que legal|muito legal|legal demais|bem legal|settle down|settled down|settled in|audiencia del programa|derecho hasta|a la derecha|todo derecho|siga derecho|sigue derecho|direito na|mother in law|brother in law|father in law|sister in law|in laws|los derechos de autor|ruled out|hearing aid*|hard of hearing|court side|cancha|sign language|i cant wait to hear",
    #[cfg(test)]
    hits: &[
        "got a letter about the class action settlement, opt out by the 30th",
        "my lawyer says arbitration is next week",
        "la jueza falló que somos falsos autónomos",
        "puse la demanda en el juzgado de lo social",
        "advogada entrou com ação trabalhista pedindo vínculo",
        "audiência na justiça do trabalho semana que vem",
    ],
    #[cfg(test)]
    misses: &[
        "tennis court by the river is open till nine",
        "don't judge me but I eat lunch in the trunk",
        "food court closes early on sunday",
        "mucha demanda de tamales en diciembre",
        "que legal esse lugar, alguém já foi?",
        "me sacaron las muelas del juicio",
    ],
};
