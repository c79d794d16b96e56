//! STRIKE_PROTEST: planning, calling for or telling of a strike, a protest, a log-off, a boycott.

use model::Category;

use super::{Rule, strong, sure, weak};

pub(super) const RULE: Rule = Rule {
    category: Category::StrikeProtest,
    cues: &[
        sure(
            "on strike|strike vote|strike fund|strike action|going on strike|went on strike|strikers|\
             huelg*|greve*|grevista*",
        ),
        strong("to strike|strikes|striking|the strike|a strike"),
        strong(
            "walkout*|walk out|walked out|walking out|walked off|walk off|work stoppage|stoppage|sickout|sick out|\
             paralisac*|paralizac*|paro de|paro nacional|paro general|un paro|el paro del|al paro|breque*|\
             parar tudo|paramos todos|parar todos|nos plantamos|de brazos caidos|bracos cruzados",
        ),
        sure(
            "picket*|piquete*|plantones|planton|cross the line|hold the line|scab|scabs|esquirol*|fura greve*",
        ),
        strong(
            "declinenow|decline now|decline every*|log off|logged off|logging off|log out day|logoff|apps off|\
             phones off|apagon|apaguem|apagamos|apaguen|apagar la app|desconexion|desconectarnos|desconectemos|\
             desliga o app|desligar o app|desligaram o app|desligamos|desliguem|app off",
        ),
        strong("boycot*|boicot*"),
        strong(
            "protest|protests|protesting|protested|protester*|protesta|protestas|protestar|protestando|protesto|\
             protestos|manifestac*|manifestantes|nos manifestamos",
        ),
        strong(
            "rally|rallies|demonstration|marched|marching|march on|sit in|concentracion|passeata|caravana|motociata|\
             buzinaco|carreata|mitin|caceroleo|cacerolada|marcha",
        ),
        weak(
            "strike|ato|paro|bloqueo|bloqueio|bloquear|blockade|shutdown|shut it down|shut down|cacerola",
        ),
        weak(
            "solidarity|solidaridad|solidariedade|stand together|unidos|juntos|lutar|luta|lucha|luchar|fight back",
        ),
        weak(
            "megaphone|bullhorn|megafone|megafono|banner*|pancarta*|faixa|faixas|cartaz*|placards|signs|vuvuzela*|chant*|drums|whistles",
        ),
        weak(
            "flyer*|leaflet*|volante*|panfleto*|pass it on|spread the word|pasen la voz|repassem|pasalo|difundan",
        ),
        weak("honk*|horns|bocinazo*|pitazo*|claxon*|buzina*"),
    ],
    look_alikes: "strike price|air strike*|lightning strike*|three strikes|strikes in a row|strike out|strikes out|\
                  strike zone|strikeout*|first strike|second strike|third strike|strike against|strikes against|\
                  strike three|strike two|strike one|strike on my account|strike 0|four strikes|five strikes|\
                  bowling strike*|the strike zone|huelga de hambre|greve de fome|cobrar el paro|cobrando el paro|\
                  cobro el paro|el paro desde|en paro|log out and|marcha nupcial|marcha atras|en marcha|cardboard sign*|\
                  protest the charge|marcha lenta|cobrar paro",
    #[cfg(test)]
    hits: &[
        "the whole lot is going on strike friday at six",
        "walkout at noon, phones off, nobody loads",
        "El lunes hay huelga de repartidores, apagamos la app todo el día",
        "plantón frente al edificio mañana, traigan pancartas",
        "Breque dos apps sexta-feira, motociata sai da praça às 9",
        "greve geral dos motoboys, ninguém pega corrida",
    ],
    #[cfg(test)]
    misses: &[
        "bottom of the ninth, strike three, game over, go sox",
        "bowled three strikes in a row last night lol",
        "the strike price on that option was too high",
        "llevo cobrando el paro desde marzo",
        "marcha nupcial a las cinco, se casa mi prima",
        "ato dois da peça da escola, meu filho é a árvore",
    ],
};
