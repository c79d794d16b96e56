//! UNION: joining, forming or talking of a union, and what is done against one.

use model::Category;

use super::{Rule, strong, sure, weak};

pub(super) const RULE: Rule = Rule {
    category: Category::Union,
    cues: &[
        strong(
            "union|unions|unioniz*|unionis*|union busting|sindicat*|sindical*|sindiquem|gremio|gremial*",
        ),
        sure(
            "union card*|union drive|union election|union vote|signed a card|sign a card|sign cards|signed cards|\
             signing cards|authorization card*|organizing committee|organising committee|organizing drive|\
             comite de empresa|elecciones sindicales|delegado sindical|delegada sindical|dia de votar el comite",
        ),
        sure(
            "teamster*|nlrb|ibt|gmb|iwgb|adcu|unifor|ufcw|seiu|amazon labor union|rideshare drivers united|\
             gig workers rising|drivers union|drivers alliance|ccoo|comisiones obreras|ugt|cgt|cnt|ridersxderechos|\
             riders x derechos|unta|ni un repartidor menos|amasp|sindimoto*|anea|entregadores antifascistas|sitt|strup|fectrans|cgtp",
        ),
        sure(
            "collective bargaining|bargaining unit|bargaining table|bargaining committee|right to organize|\
             negociacion colectiva|convenio colectivo|convencao coletiva|acordo coletivo|dissidio|contratacao coletiva",
        ),
        strong(
            "shop steward*|steward|union rep|delegado|delegada|delegados|captive audience|labor relations",
        ),
        weak(
            "organiz*|organis*|se organizar|organizarnos|nos organizamos|cooperative|co op|coop|cooperativa",
        ),
        weak(
            "local 0|local 00|local 000|local 0000|union hall|the hall|dues|cuota sindical|mensalidade do sindicato",
        ),
        weak(
            "assembleia|asamblea|associac*|asociac*|afili*|associar|associado|filiar|filiad*|association",
        ),
        weak(
            "cards|tarjeta firmada|firmar|firmas|assinar|assinatura*|petition|peticion|peticao|abaixo assinado",
        ),
        weak(
            "contract|contract talks|convenio|contrato coletivo|coletivo|colectivo|categoria|bargain*|negotiat*|negociar|negociac*",
        ),
        weak(
            "workers|trabajadores|trabalhadores|companeros|companeros|companheiros|comrades|brothers and sisters|base",
        ),
    ],
    look_alikes: "union street|union st|union square|union station|union city|union pacific|union county|union ave|\
                  union avenue|union blvd|union hill|western union|credit union|european union|union jack|civil union|\
                  student union|student unions|union turnpike|gremio fbpa|o gremio|do gremio|union beach|union bridge|\
                  jogo do gremio|organize my|organized my|organizing my|organize your|organize the totes|soviet union|la union hace la fuerza|a uniao faz a forca",
    #[cfg(test)]
    hits: &[
        "signed my union card at the taco truck",
        "Teamsters rep will be at the gate on tuesday to answer questions",
        "El sindicato convoca asamblea el domingo, hay que afiliarse",
        "CCOO ganó las elecciones sindicales en la nave",
        "o sindicato vai assinar o acordo coletivo dos motoristas",
        "filiação ao sindicato dos motoboys é na sede, leva RG",
    ],
    #[cfg(test)]
    misses: &[
        "meet me at union square by the farmers market",
        "western union closes at five, send it before",
        "my credit union gave me a better car loan",
        "la unión hace la fuerza decía mi abuela y se reía",
        "união estável no cartório sábado, quem diria",
        "organize your totes by color before you start the van",
    ],
};
