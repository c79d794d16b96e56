//! Work that is told without the name of a trade: by its verb, by what is studied, by an ending.

use super::Found;
use crate::frame::{ahead, back, mine, opens, others, sentence_start};
use crate::pattern::pattern;
use crate::scan::among;
use crate::text::{Shape, Text};
use crate::words::{ME, PAPER_LEAD, STUDY, STUDY_VERB, WORK_VERB};

pattern! {
    // Work told by its verb, Spanish and Portuguese in the first person.
    WORKED = r"(?:(?:fiz|fazia) (?:faxinas?|unhas?|bolos?|salgados?|marmitas?|fretes?|sobrancelhas?|carretos?|biscates?)|(?:lavei|lavava|lave|lavaba) (?:pratos?|loucas?|carros?|platos|trastes|coches|ropa|roupa)|(?:carreguei|carregava|cargue|cargaba) (?:drywall|tijolos?|cimento|ladrillos?|cemento|bultos|sacos?|caminhao|camiones|moveis|muebles)|(?:cosia|cosi|costurava|costurei) (?:[a-z]{3,12})(?: (?:de|para) [a-z]{3,12})?|(?:limpei|limpava|limpie|limpiaba) (?:casas?|oficinas|escritorios?|hoteles|hoteis|banheiros?|banos|piscinas?|vidros?|vidrios|cristales)|(?:pintei|pintava|pinte|pintaba) (?:casas?|paredes?|predios?|edificios|carros?)|(?:cortava|cortei|cortaba|corte) (?:cabelos?|pelo|cabello|grama|cana|carne|cesped|zacate)|(?:vendia|vendi) (?:[a-z]{4,12})(?: (?:na|no|en la|en el|de) [a-z]{4,12})?|(?:cuidei|cuidava|cuide|cuidaba) (?:de )?(?:(?:um|uma|una|a una|a un|a) )?(?:idos[oa]s?|velhinhos?|criancas?|ancian[oa]s?|ninos|viejitos|senoras? mayor(?:es)?|mayores|enfermos)|(?:daba|dava) (?:clases?|aulas?)(?: de [a-z]{4,12})?|(?:cocinaba|cozinhava|atendia|servia) (?:mesas?|(?:en|em|num|numa|un|una) (?:un |una )?(?:restaurantes?|bar|hotel|farmacia|cocina|cozinha|tienda|loja|fonda|call center))|(?:colhia|colhi|pizcaba|pizque|recogia|plantei|plantaba|sembraba) (?:cafe|uvas?|fresas?|tomates?|laranjas?|naranjas|manzanas|cana|maiz|milho|soja|arroz|lechuga)|(?:soldava|soldaba|instalaba|instalava|reparaba|consertava|arreglaba) [a-z]{4,14}|washed dishes|waited tables|waiting tables|tending bar|tended bar|(?:cleaned|cleaning|clean) (?:houses|offices|hotel rooms|rooms|pools|toilets|carpets)|(?:hung|hang|hanging) (?:drywall|sheetrock)|flipp(?:ed|ing) burgers|(?:drove|driving) (?:a )?(?:school bus|semi|forklift|cab|taxi|ambulance|tow truck|dump truck)|worked (?:construction|retail|security|landscaping|the line|in a (?:factory|kitchen|bank|hospital|warehouse|mill|mine|salon|school|lab|call center))|mow(?:ed|ing)? lawns|(?:walk|walked|walking) dogs|(?:cut|cutting|do|doing|did) (?:hair|nails|lashes)|framed houses|roofed houses|(?:painted|painting) houses|laid (?:brick|tile|pipe|carpet)|picked (?:strawberries|apples|grapes|tomatoes|lettuce|cotton|berries)|tutoring(?: (?:in )?(?:calc(?:ulus)?|math|algebra|english|spanish|chem(?:istry)?|physics|science|reading|kids|writing|history))?|(?:teach|taught|teaching) (?:piano|guitar|violin|yoga|zumba|swim(?:ming)?|math|english|spanish|art|music|science|history|kindergarten|preschool|esl|pilates|dance|karate|boxing|[a-z]{5,7} grade)|(?:substitute|sub) teaching|subbing|(?:coach|coached|coaching) (?:soccer|football|basketball|baseball|softball|track|swimming|wrestling|volleyball|little league|debate|gymnastics)|taking (?:night |evening |online |college |community college |some )?classes(?: at [a-z]+(?: (?:college|university|community college|tech|state))?)?)\b";
    IN_HOW_MANY = r" (?:em|en|in|at|no|na|nos|nas) (?:(?:la|el|los|las|a|an|the|um|uma|un|una|dos|dois|duas|tres|two|three) )?(?:restaurantes?|hotel(?:es)?|hoteis|bar(?:es)?|escuela|escola|colegio|feira|feria|mercado|calle|rua|praia|playa|fabrica|maquila|restaurants?|hotels?|bars?|diner|factory|farms?|schools?)\b";
    // Subjects of study by their endings.
    SUBJECT = r"(?:[a-z]{3,}(?:cion|ciones|cao|coes|ologia|ografia|onomia|ometria|iatria|istica|ismo|agem|eria|tica|nica|sica|tura|aria|encia|encias|ecnia|pedia|terapia|ing|ology|istry|omics|onomy|ography|etics|onics|graphy|therapy)|derecho|direito|leyes|medicina|letras|ciencias|ingles|ingenieria|engenharia|arte|artes|cocina|gastronomia|moda|diseno|design|barberia|estetica|belleza|soldadura|solda|soldagem|redes|sistemas|pedagogia|historia|filosofia|teologia|magisterio|law|nursing|welding|hvac|physics|math|history)\b";
    SCHOOL_TAIL = r" (?:en el|en la|en|no|na|at|pela|pelo|por la)(?: the)? [a-z]{3,12}\b";
}

/// "lavei prato em dois restaurantes", "used to wait tables", "tutoring calc".
pub(super) fn worked(text: &Text, i: usize) -> Found {
    let t = text
        .token(i)
        .filter(|t| t.is(WORK_VERB | STUDY_VERB | PAPER_LEAD))?;
    let end = WORKED.at(&text.low, t.start)?;
    let romance = t.is(WORK_VERB) && crate::frame::romance(text);
    let me = mine(text, i);
    // A Romance verb says who by its ending; "vendi todo", "corte de pelo" do not say work.
    let whole = text.slice(t.start, end);
    let vague = among!(
        text.word(t),
        "vendia vendi cosia cosi costurei soldava soldaba instalaba instalava reparaba consertava arreglaba corte lave pinte cargue limpie cuide"
    ) && (among!(
        text.word(text.token(text.token_at(end - 1))?),
        "todo tudo carro moto tarifa pedido pedidos bolsa bolsas comida agua esto isso mucho muito telefono celular coche bike bici cuenta cuentas conta contas app"
    ) || among!(text.word(t), "vendi corte lave pinte cargue cuide limpie")
        && !among!(back(text, i, 1), "yo e y antes alla tambien tambem"));
    let ok = if romance {
        !vague && !others_near(text, i)
    } else {
        (me > 0 || opens(text, i) && text.seen & ME != 0 || among!(back(text, i, 1), "still also"))
            && !others_near(text, i)
    };
    if !ok || whole.ends_with(b" dishes") && me == 0 {
        return None;
    }
    let mut stop = IN_HOW_MANY.at(&text.low, end).unwrap_or(end);
    if !text.whole(t.start, stop) {
        stop = end;
    }
    Some((t.start, stop, 0.74))
}

fn others_near(text: &Text, i: usize) -> bool {
    others(text, i) && mine(text, i) != 2
}

/// "prova de Topografia no IFES", "pagar o curso de radiologia", "estudio refrigeración en el
/// INFOTEP": any subject, by its ending.
pub(super) fn subject(text: &Text, i: usize) -> Found {
    let t = text.token(i).filter(|t| t.is(STUDY_VERB | STUDY))?;
    let word = text.word(t);
    let verb = among!(
        word,
        "estudio estudie estudiaba estudiando estudo estudei estudava estudando cursando cursei studying studied majoring formado formada graduado graduada licenciado licenciada titulado titulada"
    );
    let noun = among!(
        word,
        "prova provas examen curso carrera diplomado faculdade licenciatura parcial final aulas tcc tesis"
    );
    let of = usize::from(!verb || matches!(ahead(text, i, 1), b"in" | b"em" | b"en" | b"de"));
    if !verb && !noun || noun && !matches!(ahead(text, i, 1), b"de" | b"en" | b"em") {
        return None;
    }
    let k = i + 1 + of;
    let s = text.token(k).filter(|_| (i..k).all(|n| text.spaced(n)))?;
    let mut end = SUBJECT.at(&text.low, s.start)?;
    if among!(
        text.word(s),
        "manejo conduccion direccion direcao conducao habilitacao seguridad administracion situacion propuesta oferta"
    ) && !verb
        || among!(
            text.word(s),
            "during morning evening nothing anything something everything gestion atencion direccion"
        )
    {
        return None;
    }
    let own = if noun {
        mine(text, i) > 0
            && !others(text, i)
            && (among!(
                back(text, i, 1),
                "tengo tenho mi meu minha hago faco haciendo fazendo un um el o hice fiz termine terminei"
            ) || among!(back(text, i, 2), "pagar pagando pago terminar hacer fazer"))
    } else {
        !others(text, i)
    };
    if !own {
        return None;
    }
    if let Some(tail) = SCHOOL_TAIL.at(&text.low, end)
        && text
            .token(text.token_at(tail - 1))
            .is_some_and(|n| n.shape == Shape::Upper || n.shape == Shape::Title)
    {
        end = tail;
    }
    let start = if matches!(
        word,
        b"curso" | b"carrera" | b"diplomado" | b"faculdade" | b"licenciatura"
    ) {
        t.start
    } else {
        s.start
    };
    Some((start, end, 0.78))
}

/// A trade in no list, behind words that leave no doubt, known by its ending.
pub(super) fn unlisted(text: &Text, i: usize) -> Found {
    let t = text.token(i).filter(|t| t.len() >= 6 && !t.capital())?;
    let word = text.word(t);
    let (b1, b2, b3) = (back(text, i, 1), back(text, i, 2), back(text, i, 3));
    let romance_end = [
        &b"ero"[..],
        b"era",
        b"eiro",
        b"eira",
        b"dor",
        b"dora",
        b"ista",
        b"ologo",
        b"ologa",
        b"sor",
        b"sora",
        b"ario",
        b"aria",
    ]
    .iter()
    .any(|e| word.ends_with(e));
    let english_end = [
        &b"ist"[..],
        b"ician",
        b"ologist",
        b"smith",
        b"fitter",
        b"worker",
        b"keeper",
        b"maker",
    ]
    .iter()
    .any(|e| word.ends_with(e));
    let trade = b1 == b"de"
        && among!(
            b2,
            "trabajo trabajaba trabaje trabalho trabalhava trabalhei curro curraba"
        )
        || b1 == b"como"
            && among!(
                b2,
                "trabajo trabajaba trabaje trabalho trabalhava trabalhei curro curraba"
            )
        || among!(b1, "fui era") && among!(b2, "ja ya yo eu esto antes tambien tambem")
        || b1 == b"soy"
            && among!(ahead(text, i, 1), "de")
            && among!(ahead(text, i, 2), "oficio profesion dia")
        || among!(ahead(text, i, 1), "de")
            && among!(ahead(text, i, 2), "oficio profesion profissao")
            && opens(text, i);
    let english = matches!(b1, b"a" | b"an")
        && (b2 == b"as" && among!(b3, "work works worked working job trained")
            || b2 == b"be" && b3 == b"to"
            || b2 == b"was" && b3 == b"i"
            || b2 == b"m" && b3 == b"i"
            || b2 == b"im"
            || b2 == b"am" && b3 == b"i");
    if !(trade && romance_end || english && english_end) {
        return None;
    }
    let no_trade = among!(
        word,
        "dinero dinheiro enero janeiro febrero fevereiro acero bandera bandeira madera madeira barrera barreira frontera fronteira espera tercera terceira ligero ligera ligeiro espero quiero prefiero quero considera supera genera opera primavera calavera nevera manguera galera barato itinerario aniversario salario comentario formulario escenario cenario vecindario calendario vestuario comisario necesaria ordinario extraordinario secundario secundaria primaria primario precaria precario precario sistemista vista revista entrevista lista prevista autopista pista conquista primero primera primeiro primeira soltero soltera solteiro solteira sincero sincera entero entera inteiro compañero companero companera companheiro companheira parceiro verdadero verdadera extranjero extranjera estrangeiro estrangeira pasajero pasajera passageiro passageira manera maneira cualquiera siquiera adentro lunera pionero pionera guerrero guerrera guerreiro guerreira trabajador trabajadora trabalhador trabalhadora ganador ganadora ganhador perdedor perdedora seguidor seguidora jugador jogador conductor conductora repartidor repartidora entregador entregadora motorista ciclista mensajero mensajera mensageiro optimista otimista pesimista pessimista realista deportista turista necesario necesaria necessario usuario usuaria diario diaria horario voluntario contrario varios solitario solitaria minimalist realist optimist pessimist perfectionist tourist twist exist resist assist motorcyclist cyclist feminist racist activista socialista comunista prisionero prisioneiro heredero herdeiro brasileiro brasileira mineiro mineira menor mejor melhor mayor peor pior calor favor error señor dolor valor delivery worker gasolina cartera carrera carreira carteira lavadora computadora computador ordenador millonario milionario temporario operario revolucionario empresario"
    ) || t.is(crate::words::DEMONYM | crate::words::KIN);
    let verb = word.ends_with(b"iera") || word.ends_with(b"uera") || others(text, i);
    (!no_trade && !verb).then_some((t.start, t.end, 0.74))
}

/// "estudio enfermería", "studying law", "cursando Direito".
pub(super) fn studies(text: &Text, i: usize) -> Found {
    let t = text.token(i)?;
    let word = text.word(t);
    if !t.is(STUDY_VERB) {
        return None;
    }
    let dou = matches!(word, b"dou" | b"ensino");
    let mut next = i + 1;
    if matches!(
        word,
        b"study" | b"studying" | b"studied" | b"teach" | b"taught" | b"majoring"
    ) {
        if !among!(back(text, i, 1), "i im am m still also started ve been and")
            && i != sentence_start(text, i)
        {
            return None;
        }
        while among!(ahead(text, next, 0), "for to be a an in my the") && text.spaced(next - 1) {
            next += 1;
        }
    }
    if matches!(word, b"curso")
        && !(i == sentence_start(text, i)
            || matches!(back(text, i, 1), b"eu" | b"e" | b"y" | b"yo"))
    {
        return None;
    }
    while among!(
        ahead(text, next, 0),
        "para ser la el o a aula aulas de la ingles",
    ) && !dou
        && text.spaced(next - 1)
        && next < i + 4
    {
        next += 1;
    }
    if dou {
        if !matches!(ahead(text, next, 0), b"aula" | b"aulas") {
            return None;
        }
        let of = matches!(ahead(text, next, 1), b"de");
        let last = if of { next + 2 } else { next };
        return crate::scan::span(text, i, last).map(|(s, e)| (s, e, 0.82));
    }
    let subject = text.token(next).filter(|_| text.spaced(next - 1))?;
    let name = text.word(subject);
    let field = among!(
        name,
        "enfermeria enfermagem derecho direito medicina contabilidad contabilidade ingenieria engenharia arquitectura arquitetura psicologia pedagogia administracion administracao historia turismo informatica sistemas diseno design gastronomia veterinaria odontologia periodismo jornalismo sociologia filosofia biologia quimica fisica matematicas matematica economia marketing mecanica electronica eletronica electricidad logistica letras musica magisterio magisteno educacion educacao fisioterapia farmacia programacion programacao law nursing medicine engineering accounting business psychology biology chemistry physics math history education criminal computer cybersecurity hvac cosmetology economics sociology philosophy theology finance architecture nutrition pharmacy radiology welding real paralegal bar gmat lsat mcat nclex oposiciones bombero enem vestibular concurso servico trabajo teatro cine cinema artes comunicacion comunicacao publicidade publicidad agronomia geologia geografia estetica social english spanish science special public elementary kindergarten yoga",
    );
    if !field
        || mine(text, i) == 0
            && i != sentence_start(text, i)
            && !among!(word, "estudio estudo estudie estudei cursei")
    {
        return None;
    }
    let mut last = next;
    if among!(
        name,
        "criminal computer real special public elementary trabajo servico social educacion educacao diseno design",
    ) && text.spaced(next)
        && among!(
            ahead(text, next, 1),
            "justice science estate ed health school social grafico grafica fisica infantil work license education",
        )
    {
        last += 1;
    }
    if text.spaced(last) && among!(ahead(text, last, 1), "license exam licence") {
        last += 1;
    }
    crate::scan::span(text, next, last).map(|(s, e)| (s, e, 0.82))
}
