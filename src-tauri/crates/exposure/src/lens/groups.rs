//! Groups of words used alike, in the three languages: what one author calls so, another calls
//! otherwise, and the model learns for both. They speak for no drawer by themselves.

use super::cue::{Cue, weak};

/// The groups, by matter; written as in [`Cue::words`].
pub(super) const GROUPS: &[Cue] = &[
    // Pay.
    weak(
        "pay|paid|pays|paying|payment*|payout*|payday|paycheck*|paystub*|wage*|salary|salaries|earn*|pago|pagos|paga|pagas|pagan|pagar*|pagaron|pagado|pague|cobr*|sueldo*|salari*|nomina*|quincena*|jornal|pagamento*|pagam|pagou|paguei|pagaram|receb*|ganho|ganhos|ganancia*|faturamento|faturei|ordenado|vencimento|holerite|repasse*|remunera*|liquidacion*",
    ),
    weak(
        "tip|tips|tipped|tipping|tipper*|propin*|gorjeta*|gorgeta*|caixinha|gratuity|bait*|baited",
    ),
    weak(
        "fare|fares|rate|rates|base pay|per mile|per hour|an hour|la hora|a hora|por hora|per stop|por parada|por pacote|por paquete|por km|por entrega|surge|surges|peak pay|boost*|bonus*|bono*|incentiv*|quest|quests|tarifa*|taxa|taxas|comision*|comissao|comissoes|dinamica|dinamico|guarantee*|hourly|por corrida|por viaje",
    ),
    weak(
        "underpaid|pennies|peanuts|chump change|crumbs|miseria|migaja*|migalha*|limosna*|esmola*|merreca|calderilla|pay cut*|bajaron|bajan|rebaja*|recort*|reduz*|abaix*|diminu*|descont*|descuent*|deduct*|docked|withh*|shorted|short|missing|stole|steal*|stealing|skim*|robaron|roban|roubo|roubaram|roubam|falta|faltan|faltam|faltaba|faltou|me deben|me devem|owe|owes|owed",
    ),
    weak(
        "gas|gasolina|gasoline|diesel|nafta|combustivel|combustible|fuel|petrol|toll|tolls|peaje*|pedagio*|portagem|portagens|insurance|seguro|maintenance|mantenimiento|manutencao|oil change|wear and tear|mileage|expenses|gastos|despesas|depreciat*|tank|tanque|gallon*",
    ),
    weak(
        "deposit*|transfer*|bank|banco|cash out|cashout|instant pay|wallet|saldo|balance|pix|bizum|venmo|zelle|statement|invoice*|factura*|fatura*|recibo*|receipt*|refund*|reembols*|adjust*|ajuste*|comprobante*|comprovante*|extrato|stub",
    ),
    weak(
        "rent|renta|alquiler|aluguel|renda|bills|mortgage|hipoteca|cuentas|contas|groceries|light bill|child support|debt|debts|deuda*|divida*|loan|prestamo|emprestimo|fiado|broke|evict*|paycheck to paycheck|fin de mes|fim do mes|make ends meet|ends meet",
    ),
    weak(
        "$|€|£|dollar*|bucks|cents|pesos|lana|plata|pavos|reais|conto|contos|euro|euros|centavo*|centimo*|grana|dinheiro|dinero|money|feria|varo|varos|guita|lucas|cash|efectivo|soles|quid|paus|pilas",
    ),
    // The app.
    weak(
        "app|apps|aplicac*|aplicativ*|software|update*|updating|actualiz*|atualiz*|version|versao|sistema|system|server*|servidor*|feature|button|boton|botao|settings",
    ),
    weak(
        "crash|crashes|crashed|crashing|glitch*|bug|bugs|buggy|freez*|froze*|lag|lags|laggy|spinning|error*|erro|erros|fallo|fallos|falla|fallas|fallando|falha*|trava|travou|travando|travado|trabado|caida|caido|caiu|se cuelga|se traba|se congela|colgad*|congel*|reinici*|reboot*|restart*|reinstall*|desinstal*|log out|logged out|logs me out|kicks me out|login|log in|signed out|wont load|not loading|no carga|nao carrega|pantalla|tela|screen|blank|en blanco|em branco|loading|offline|outage|wheel of death|ecra",
    ),
    weak(
        "gps|map|maps|mapa|mapas|navigation|navegac*|navegador|waze|pin|pins|ubicacion|localizac*|geofence|geocerca|reroute*|coordinat*|directions|u turn",
    ),
    weak(
        "scan|scans|scanner*|scanned|scanning|escane*|bipar|bipei|bipe|bipando|leitor|lector|barcode|qr|codigo de barras|selfie|selfies|face id|facial|foto|fotos|photo*|picture*|pic|pics|pod|prueba de entrega",
    ),
    weak(
        "phone|phones|cell|celular|movil|telemovel|telefono|telefone|iphone|android|samsung|battery|bateria|charger|cargador|carregador|signal|senal|sinal|datos|dados|wifi|screenshot*|captura*|print|prints",
    ),
    weak(
        "offer|offers|oferta*|accept*|acept*|aceit*|declin*|rechaz*|recus*|reject*|refresh*|grab|grabbing|block|blocks|bloque|bloques|bloco|blocos|batch*|ping|pings|chime|bots|bot|tapping|swipe*|queue|waitlist|schedule*|horario|horarios|escala|slots|slot|franja*|horas punta",
    ),
    weak(
        "support|soporte|suporte|help desk|helpline|hotline|chat|chatbot|agent|agents|agente*|ticket|tickets|chamado|canned|copy paste|automated|automatic*|respuesta automatica|resposta automatica|robot|on hold|hold music|escalate*|atencion al|atendimento|atendente|email|emails|emailed|correo|correos|mail|apoio",
    ),
    // Standing.
    weak(
        "deactivat*|desactiv*|desativ*|suspend*|suspens*|bloquead*|bloquear*|bloqueou|bloquearon|bloqueio|bloqueiam|bloqueiam|banned|ban|banid*|baneado*|banearon|kicked off|kicked me off|terminat*|offboard*|locked out|cut me off|cut off|me cortaron|me sacaron|de baja|me tiraram|expuls*|fired|firing|laid off|layoff*|despid*|despedi*|demit*|demiss*|mandaram embora|let go|desligad*|desligamento|revoked|na rua|a la calle|dispens*",
    ),
    weak(
        "account|accounts|cuenta|conta|perfil|profile|access denied|no longer eligible|eligible|elegible|elegivel",
    ),
    weak(
        "appeal*|apelac*|apelar|apele|apelei|recurso|recorrer|recorri|recurri|review*|revision|revisao|reinstat*|reactiv*|reativ*|desbloque*|background check|antecedent*|checkr|decision|decisao|under review|en revision|em analise|proof|prueba|pruebas|prova|provas|evidence|evidencia",
    ),
    weak(
        "rating*|rated|stars|star|estrella*|estrela*|standing|at risk|metric*|score|scores|scorecard|acceptance|completion|calificac*|avaliac*|puntuac*|pontuac*|puntos|pontos|tier|platinum|diamond|violation*|infraction*|infraccion*|infracao|infracoes|no show|warning|warnings|advertencia*|amonest*|write up|write ups|written up|writeup*|percent|porcentaje|ranking",
    ),
    weak(
        "fraud*|fraude*|account sharing|identity|identidad|identidade|fake|falso|falsa|falsos|accus*|acus*|theft|thief|thieves|ladron*|ladrao|ladroes|verification|verific*",
    ),
    // The road.
    weak(
        "dog|dogs|perro|perra|perros|perrit*|cachorro*|cachorra*|caes|cao|pitbull*|pit bull|rottweiler|shepherd|chihuahua*|bite|bites|bitten|bit me|mordi*|mordeu|morder|barking|ladra|ladrando|latindo|goose|geese|rooster|gallo|galo|snake*|culebra|cobra|bear|raccoon*|bees|wasp*|avispas|abelhas|vacas|cows|leash|off leash|suelto|suelta|solto|goat|goats|llama",
    ),
    weak(
        "gate|gates|gated|gate code|porton|portao|reja|buzzer|intercom*|interfon*|timbre|campainha*|doorbell|portaria|porteria|concierge|doorman|lobby|elevator*|ascensor*|elevador*|stairs|stairwell|escaler*|escad*|floor|floors|piso|andar|andares|apartment*|apt|unit|complex|building|buildings|edificio*|predio*|condominio*|fraccionamiento|mailroom|locked|leasing office|sin numero|sem numero|numeracion|numeracao|third floor|bloqueada|acceso|acesso",
    ),
    weak(
        "road|roads|street|streets|highway|carretera*|estrada*|rua|ruas|calle|calles|autopista|rodovia|autovia|freeway|interstate|gravel|driveway*|bridge|puente|ponte|pothole*|bache|baches|buraco*|ditch|zanja|lama|lodo|mud|muddy|cuesta|ladeira|curva|curve|roundabout|rotonda|glorieta|rotatoria|lane|carril|faixa|intersection|traffic|trafico|transito|trancon|atasco*|embotell*|engarraf*|detour|desvio|potholes|hill|cerro|morro|acera|sidewalk|calcada|passeio",
    ),
    weak(
        "snow|snowed|ice|icy|blizzard|sleet|hail|storm*|tormenta*|tempestade|rain|raining|rained|lluvia|llueve|llov*|lloviendo|chuva|chov*|flood*|inund*|alag*|wind|winds|viento|vento|fog|niebla|neblina|nevoeiro|nieve|neve|hielo|gelo|heat|calor|hurricane|huracan|furacao|tornado|lightning|degrees|grados|graus|heat stroke|golpe de calor|insolac*|aguacero|temporal",
    ),
    weak(
        "accident*|acident*|wreck*|collision|collid*|rear ended|hit me|hit my|sideswip*|fender|bumper|totaled|choque|chocaron|choco|chocar|chocado|batid*|bateu|bateram|colis*|atropell*|atropel*|me cai|tombo|fell|slipped|slip|resbal*|escorreg*|derrap*|skid*|volc*|capot*|tow|towed|grua|guincho|reboque|ambulanc*|emergency room|hospital|concussion|stitches|fractur*|torc*|sprain*|broke my|ditch|stuck|atascad*|atolad*|atola*",
    ),
    weak(
        "gun|guns|pistol*|arma|armas|shots|shooting|gunshot*|balacera|tiroteo|tiroteio|tiros|knife|cuchillo|navaja|faca|robbed|robbery|mugg*|carjack*|asalt*|assalt*|atrac*|threat*|amenaz*|ameac*|followed me|following me|siguio|siguieron|seguiu|persegui*|stalk*|unsafe|danger*|peligro*|perigo*|police|cops|cop|sheriff|policia|deputy|safety|dark|oscur*|escur*|pitch black|flashlight|linterna|lanterna|sketchy",
    ),
    weak(
        "parking|park|parked|estacion*|aparca*|parque|parquear|fine|fined|multa|multas|multaron|citation|meter|boot|loading zone|carga y descarga|hydrant|curb|vado|zona azul|double parked",
    ),
    weak(
        "flat|flat tire|tire|tires|llanta*|goma|gomas|pneu|pneus|ponch*|pinch*|furou|furado|furo|brake*|freno*|freio*|travao|travoes|engine|check engine|transmission|transmis*|embrague|embreagem|clutch|overheat*|recalent*|esquent*|broke down|breakdown|se descompuso|averi*|avari*|enguic*|quebrou|pifou|varado|stranded|headlight*|faros|farol|spare|chain|cadena|corrente|wiper*|oficina|taller|mechanic|mecanic*",
    ),
    weak(
        "route|routes|ruta|rutas|rota|rotas|itinerary|stops|parada|paradas|packages|package|paquete*|pacote*|parcel*|bulto|bultos|encomenda*|boxes|box|caja|cajas|caixa|caixas|overload*|sobrecarg*|oversize*|heavy|pesad*|overflow|bags|totes|tote|pounds|libras|kilos|quilos|undeliver*|rts|returns|devoluc*|rescue*|rescate*|resgate*|van|vans|furgo*|truck|camion*|caminhao|carrinha",
    ),
    weak(
        "miles|mile|millas|km|kms|kilomet*|quilomet*|lejos|longe|nowhere|boonies|sticks|rural|rancho|vereda|sitio|finca|back roads|terraceria|trocha|barro|far|county|monte|aldea|aldeia|roca",
    ),
    // Customers.
    weak(
        "customer*|client|clients|cliente*|recipient|resident*|vecin*|vizinh*|neighbor*|neighbour*|homeowner*|passenger*|pasajer*|passageir*|pax|usuari*|utente|member|tenant*|morador*|karen|karens|old lady|old man|old woman|abuelita|viejit*|velhinh*|senhora|buyer|clienta|clientas|destinatari*|inquilin*|huesped",
    ),
    weak(
        "order|orders|ordered|pedido*|encomend*|delivery|deliver*|entrega|entregas|entregu*|entregar|entregue|drop off|dropped|porch|doorstep|door|doors|puerta*|porta|portas|portal|mailbox|handed|handoff|pickup|pick up|recog*|coleta*|doormat|tapete|felpudo|varanda|zaguan",
    ),
    weak(
        "rude|groser*|mal educad*|maleducad*|malcriad*|yell*|scream*|gritando|gritou|grito|gritaron|insult*|xing*|cuss*|cursed|racist*|racis*|slur|slurs|entitled|slammed|complain*|reclam*|queja|quejas|quejan|queix*|reported me|reporto|reportou|denunc*|lied|lying|minti*|mentiu|never received|never arrived|no llego|nao chegou|nunca llego|nunca chegou|not delivered|no entregado|nao entregue|missing item*|claims|claimed|no answer|no contest*|nao atend*|no abre|no abrio|nao abri*|no baja|nao desce|ring camera|wasnt home|not home|no estaba|nao estava|naked|towel|toalla|toalha|robe|bata|pajamas",
    ),
    weak(
        "instructions|instruc*|note|notes|delivery note|leave it|behind|atras|special request|wrong address|equivocad*|errado|errada|address|direccion|endereco|morada|cancel*|leave at|hand it to me|dont knock|dont ring|no tocar|nao tocar|knock*",
    ),
    weak(
        "food|comida|restaurant*|restaurante*|kitchen|cocina|cozinha|mcdonalds|burger*|pizza*|wings|drinks|drink|bebida*|soda|refri*|sushi|hamburg*|lanche|lanches|sacola*|bolsa|bolsas|wait|waiting|waited|esper*|store|tienda|loja|aisle|substitut*|shelf|checkout|grocer*|compra|compras|mercado|cashier|cajer*|frozen|ice cream|helado|sorvete|milk|leche|leite|eggs|huevos|ovos|fries|papas|batata*",
    ),
    // The warehouse.
    weak(
        "warehouse*|station*|estacion|estacao|almacen*|bodega*|galpao|galpoes|armazem|deposito|centro de distribuc*|centro logistico|hub|depot|nave|dock|docks|yard|patio|fulfillment|facility|sort center|pavilhao|terminal|muelle|doca|docas|inside the building|floor|linea|linha",
    ),
    weak(
        "bathroom*|restroom*|toilet*|porta potty|porta potties|porta john|pee|peeing|bano|banos|banheir*|casa de banho|wc|orinar|mear|mijar|bottle|botella*|garrafa*|water|agua|fountain|fan|fans|ventilador*|ventoinha|air conditioning|ac|break|breaks|breakroom|break room|lunch break|descanso*|pausa*|intervalo|sit|sitting|chair*|silla*|cadeira*|bench|banco|shade|sombra|roof|techo|telhado|goteir*|leak*|mold|moho|mofo|rats|mice|ratas|ratos|roach*|cucaracha*|barata*|filthy|dirty|suci*|sujo|suja|smell*|stink*|olor|apesta|cheiro|fedor|fede|fumes|humo|fumaca|dust|polvo|poeira|lights|lampara",
    ),
    weak(
        "cart|carts|carrito*|carrinho*|pallet*|palet*|tarima*|conveyor|belt|esteira|cinta|forklift*|montacarga*|empilhadeira*|carretilla|sort|sorting|clasific*|triagem|stow*|picker*|picking|packer*|packing|loading|load|load out|loadout|cargar|carga|cargando|carregar|carregamento|descarg*|unload*|staging|wave|waves|lift|lifting|levantar|ladder|quota*|cuota|metas|time off task|mandatory|obligatori*|obrigatori*|overtime|horas extra*|hora extra|shift|shifts|turno|turnos|night shift|madrugada|clock in|clocked|fichar|bater ponto|ponto|trailer|trailers|racks|estante*",
    ),
    weak(
        "injur*|hurt*|lesion*|lesao|lastim*|machuc*|herid*|ferid*|espalda|coluna|costas|knee|knees|rodilla*|joelho*|shoulder*|hombro*|ombro*|wrist*|ankle*|tobillo*|tornozelo*|faint*|desmay*|desmai*|passed out|collapsed|dizzy|mareo*|tontura*|heatstroke|workers comp|incapacidad|atestado|baja medica|osha|vest|chaleco*|colete*|epi|epis|gloves|guantes|luvas|boots|botas|first aid|botiquin|burn|burns|quemad*|queimad*|hernia",
    ),
    // Acting together.
    weak(
        "union|unions|unioniz*|sindic*|teamster*|seiu|organiz*|afili*|filiad*|filiar|vote|votes|voting|ballot*|votac*|votar|votamos|votou|eleccion*|eleicao|delegad*|steward|stewards|local 000|local 00|bargain*|convenio|acordo coletivo|convencao coletiva|negotiat*|negoci*|nlrb|asamblea*|assembleia*|comite|committee|cgt|ccoo|ugt|cut|solidari*|dues|colectivo|coletivo|cooperativ*|asociac*|associac*|card check|sign a card|cards signed|signed cards",
    ),
    weak(
        "strike|strikes|striking|striker*|walkout*|walk out|walked out|picket*|protest*|rally|rallies|march|marching|marched|demonstrat*|boycott*|huelg*|paro|paros|paramos|parar|piquet*|manifest*|marcha|planton|concentrac*|greve*|grevist*|paralis*|breque*|apagon|apagao|log off|logging off|turn off|apagar|apagamos|desliga*|desconect*|shut it down|slowdown|sit in|megaphone|megafono|megafone|banner*|pancarta*|cartaz*|chant*|honk*|bocina*|buzin*|caravana|carreata|demand|demands|demanding|exig*|consigna*",
    ),
    weak(
        "together|juntos|juntas|unidos|unidas|unity|unidad|uniao|solidarity|all of us|todos nosotros|nos todos|everybody|everyone|nobody crosses|brothers and sisters|enough is enough|ya basta|chega|basta|fight|fighting|lucha|luchar|luta|lutar|power|poder|stand up|speak up|voice|voz",
    ),
    // Press, study, law.
    weak(
        "reporter*|journalis*|periodist*|jornalist*|newspaper*|periodico*|jornal|jornais|diario|news|noticia*|noticiero|noticiario|telejornal|tv|tele|channel|canal|article*|articulo*|artigo*|reportag*|reportaj*|story|stories|headline*|titular*|manchete*|interview*|entrevist*|quoted|podcast*|documentary|documental|documentario|radio|press|prensa|imprensa|editor|ao vivo|en vivo|broadcast|segment|coverage|cobertura|magazine|revista|viral|photographer|camera crew|camara|columnist|portada|front page|on air|byline|on the record|off the record",
    ),
    weak(
        "research*|investigador*|investigac*|pesquis*|study|studies|estudio|estudo|estudos|survey*|encuest*|questionario|cuestionario|questionnaire*|inquerito|professor*|profesor*|universi*|faculdade|facultad|phd|doctoral|doctorad*|doctorand*|doutorand*|doutorado|grad student*|academic*|academi*|thesis|tesis|tese|dissertation|mestrado|tcc|sociolog*|antropolog*|anthropolog*|focus group|grupo focal|participant*|consent form|consentim*|gift card*|anonymous|anonim*|confidential*|think tank|ngo|ong|institute|instituto|lab|interviewing|estudiante de|estudante de|transcri*|recorder|grabadora|gravador",
    ),
    weak(
        "lawsuit*|sue|sued|suing|demanda|demandas|demande|demandar|demandamos|attorney*|lawyer*|abogad*|advogad*|law firm|class action|accion colectiva|acao coletiva|settlement*|settled|indeniz*|indemniz*|arbitra*|opt out|court*|juzgado*|juicio|tribunal|tribunais|juiz|juiza|juez|jueza|judge|justica|justicia|trabalhista|laboral|illegal*|ilegal*|law|laws|ley|leyes|lei|leis|legal|rights|derechos|direitos|legislat*|ruling|ruled|fallo|sentencia|sentenca|verdict|hearing|audiencia|processo|processos|processar|processei|inspeccion|inspecao|ministerio|mpt|labor board|department of labor|attorney general|eeoc|subpoena|affidavit|supreme|supremo|senate|congress*|congreso|senado|council|ordinance|regulat*|reglament*|regulament*|clause|clausula|deposition",
    ),
    weak(
        "employee*|emplead*|empregad*|contractor*|0000|misclassif*|autonom*|contratista*|freelance*|self employed|cuenta propia|conta propria|vinculo|carteira assinada|clt|pj|mei|relacion laboral|relacao de emprego|benefits|prestaciones|beneficios|seguridad social|seguranca social|seguro social|inss|imss|health insurance|vacaciones|ferias|aguinaldo|decimo terceiro|fgts|sick pay|sick leave|sick days|unemployment|desempleo|desemprego|ley rider|social security|taxes|tax|impuesto*|imposto*|hacienda|irs|quarterly|recibos verdes|contrato|contratos|contract|cotiz*|minimum wage|salario minimo",
    ),
    // People of the work.
    weak(
        "manager*|supervisor*|boss|bosses|jefe|jefa|jefes|jefaza|chefe|chefes|chefia|encargad*|gerent*|lead|leads|team lead|foreman|capataz|patron|patrona|patrones|patrao|patroa|owner|owners|dueno|duena|dono|coordinador*|coordenador*|higher ups|management|gerencia|gestao|gestor*|director*|diretor*|superior*|lider|lideres|mayordomo|overseer",
    ),
    weak(
        "dispatch*|despach*|operador*|operator|controller|conferente*|expedidor*|back office|front desk|recepcion*|rececion*|guard|guards|guardia|guarda|vigilante*|seguranca|porteir*|marshal|greeter|hr|rh|recursos humanos|payroll|trainer*|instructor*|instrutor*|clerk|bookkeeper|fiscal|balconista|mozo|mozos|jefe de trafico|encarregad*",
    ),
    weak(
        "coworker*|co worker*|colleague*|companer*|colega*|parceir*|mate|mates|buddy|buddies|partner|compa|compas|compi|compis|driver|drivers|dasher*|rider|riders|shopper*|courier*|repartidor*|entregador*|motoboy*|motorista*|conductor*|chofer*|estafet*|mensajer*|loader*|sorter*|associate*|helper*|ayudante*|ajudante*|newbie*|rookie*|new guy|new girl|new hire*|novat*|peao|old timer*|veteran*|carteir*|cartero*|camioner*|caminhoneir*|trucker*",
    ),
    weak(
        "named|called|name is|goes by|se llama|le dicen|le decimos|apodo|apodado|se chama|chamado|chamada|alcunha|apelido|nickname*|aka|mr|mrs|ms|miss|don|seu|senor|sr|sra|tio|tia|uncle|auntie|brother|sister|hermana|irma",
    ),
    weak(
        "he|him|his|hes|she|her|hers|shes|ella|ele|ela|dele|dela|esse|essa|ese|esa|that guy|that dude|this guy|fulano|fulana|tipo|tipa|gajo|gaja|cara|vato|guey|wey|fella|bloke|dude|lady|kid|chico|chica|rapaz|moca|moco|muchach*|pibe|chamac*|chaval*|mina|guri|menino|menina|nino|nina",
    ),
    weak(
        "helped|helps|help me|covered|covers|trained|training|taught|teaches|showed me|ensen*|ensin*|ayud*|ajud*|cubri*|cobriu|quebrou o galho|stole my|took my|takes my|favorit*|preferid*|snitch*|ratted|chism*|fofoc*|gossip*|flirt*|harass*|acoso|acosa|assedi*|bully*|micromanag*|humill*|humilh*|drunk|borrach*|bebad*|smok*|quit|quits|retir*|jubil*|aposent*|reform*|promot*|ascend*|promov*|birthday|cumple*|aniversario|farewell|despedida|funeral|passed away|rip|falleci*|falec*|gofundme|colecta|vaquinha|saludos|saludo|abrazo*|abraco*|shout",
    ),
    weak(
        "team|crew|squad|equipo|equipe|equipa|turma|galera|pessoal|malta|gang|raza|cuadrilla|the guys|the girls|the boys|los muchachos|everyone at|everybody at|rapaziada|bros|folks|peeps|parche",
    ),
    // Tone.
    weak(
        "thank*|thx|ty|tysm|gracias|agradec*|agradez*|obrigad*|brigad*|valeu|gratid*|grateful|appreciat*|bless*|bendi*|abenco*|props|kudos|shout out|shoutout*|hats off|sombrero|chapeau|chapeu|credit to|salute|respect|respeto|respeito|applause|aplauso*|palmas|parabens|felicit*|felicidades|congrat*|big up|bravo|mad respect|flowers|reconoc*|reconhec*",
    ),
    weak(
        "good|great|nice|best|better|awesome|amazing|excellent|wonderful|fantastic|brilliant|superb|perfect*|lovely|beautiful|sweet|solid|smooth|smoothest|easy|easiest|decent|dope|lit|bueno|buena|buenos|buenas|buen|mejor|mejores|excelent*|genial*|increible*|maravill*|hermos*|lindo|linda|bonit*|chever*|chido|chida|padre|padrisim*|bacan*|chulo|chula|guay|estupend*|fenomenal|crack|bom|boa|bons|boas|melhor*|otim*|maravilh*|incrivel|perfeit*|show|massa|legal|bacana|fixe|espetac*|espectac*|impecav*|impecab*|impeccable|top|gem|gold|de lujo|de primera",
    ),
    weak(
        "kind|kindness|generous|generos*|sweetheart|sweetest|angel|angels|anjo*|patient|paciencia|paciente|humano|humana|gentil|gentileza|amable*|amabil*|carinh*|carino*|educad*|atent*|cares|caring|caballero|cavalheiro|gentleman|heart|corazon|coracao|treated|treats|trata|tratan|tratam|tratou|trato|welcom*|smile*|smiling|sonri*|sorri*|hug|hugs|hugged|waved|remember*|recuerd*|lembr*|humble|humilde|decente|honest|honrad*|honest*",
    ),
    weak(
        "left me|left out|left us|gave me|gave us|bought me|brought|regal*|me dio|me dieron|nos dieron|me deu|me deram|deu me|ofrec*|oferec*|offered|snack*|gatorade|cookies|donut*|coffee|cafe|cafecito|cafezinho|bolo|cake|pastel|galletas|bolacha*|hot chocolate|christmas|navidad|natal|marmita|lemonade|limonada|tamal*|empanada*|sandwich*|soup|sopa|casserole",
    ),
    weak(
        "love|loving|loved|loves|enjoy*|encant*|amo|amei|ador*|gusta|gusto|gosto|gostei|disfrut*|curti|happy|happi*|feliz*|felic*|content|contento|contenta|contente|alegr*|glad|joy|proud*|orgull*|orgulh*|satisf*|excited|emocion*|peace|peaceful|paz|tranquil*|calm|freedom|libertad|liberdade|flexib*|sunrise|amanecer|sunset|music|singing|cantando|laugh*|risa|rindo|reir|hope|esperanza|esperanca|worth it|lucky|suerte|sorte|dream|sueno|sonho",
    ),
    weak(
        "won|win|winning|victor*|vitor*|ganamos|ganhamos|venc*|logr*|consegu*|achiev*|finally|por fin|finalmente|celebrat*|celebr*|comemor*|milestone|fixed|solved|resolv*|solucion*|approved|aprob*|aprov*|raise|aumento|promotion|improv*|mejor*|melhorou|melhoraram|got it back|me devolvieron|devolveram",
    ),
    weak(
        "ridiculous|ridicul*|joke|scam*|estafa*|golpe|timo|bs|bullshit|crap|garbage|trash|basura|lixo|worst|worse|peor*|pior*|terrible|horribl*|horriv*|awful|nightmare|pesadilla|pesadelo|disaster|desastre|mess|disgrac*|asco|nojo|disgust*|shame*|verguenza|vergonha|unfair|injust*|unacceptable|inacept*|inaceit*|absurd*|insane|clown*|palhac*|payas*|circo|circus|abuse*|abuso*|explot*|explora|exploracao|exploit*|desrespeit*|disrespect*|humiliat*|insulting|a slap|bofetada|tapa na cara|indigna*",
    ),
    weak(
        "wtf|hell|damn|dang|ass|asshole*|fuck*|shit*|piss*|puta|puto|putos|mierda*|merda*|carajo|caralho|cono|joder|hostia|porra|verga|chinga*|pinche*|cabron*|culer*|huevon*|pendej*|idiot*|imbecil*|babaca*|otari*|cretin*|stupid|dumb|moron*|jerk*|bastard*|maldit*|malpari*|boludo*|pelotud*|arrombad*|desgrac*|foda|foder|fdp|hdp|ptm|smh|ffs|lmao",
    ),
    weak(
        "tired|exhaust*|burned out|burnt out|burnout|worn out|drained|cansad*|cansei|cansa|cansancio|cansaco|agotad*|reventad*|molid*|esgotad*|moido|moida|sueno|sono|sleep*|dormi*|dormir|sore|dolorid*|adolor*|ache*|aching|dead on my feet|fed up|sick of|harto|harta|hartos|farto|farta|fartos|done with|over it|cant anymore|no puedo mas|nao aguento",
    ),
    weak(
        "sad|cry|crying|cried|tears|llor*|choro|chorei|chorando|chorar|lagrim*|triste*|deprim*|depress*|anxi*|ansied*|panic*|worr*|preocup*|stress*|estres*|scared|afraid|terrified|miedo|medo|susto|asust*|assust*|shaking|temblan*|tremendo|tremer|alone|sozinh*|lonely|desesper*|hopeless|angry|mad|furious|enojad*|rabia|raiva|bronca|coraje|cabread*|pissed|irritad*|frustra*",
    ),
    weak(
        "apparently|allegedly|supposedly|supuest*|supost*|dizque|so called|yeah right|claro que|obvio|of course|por supuesto|pues nada|enfim|funny how|imagine|imagina*|imagin*|must be nice|good luck with|great job|casualidad|vaya|menuda|menudo|genius*|genios|genio|lumbrera*|somehow|magically|magic*|al parecer|pelos vistos|aparentemente|surprise|sorpresa|surpresa|shocker|congrats|wow|bravo|que bonito|que lindo|que bien|bonita|encima|ainda por cima|on top of that|to top it off|para colmo|pra completar",
    ),
    weak(
        "no|not|never|nunca|jamas|jamais|nothing|nada|nadie|ninguem|nobody|none|ningun*|nenhum*|without|sin|sem|neither|tampoco|cant|cannot|wont|dont|didnt|doesnt|isnt|wasnt|aint|nao|num|ni|nem|hardly|barely|apenas",
    ),
    weak(
        "?|anyone|anybody|does anyone|alguien|alguem|how do|how does|what is|whats|donde|onde|cual|qual|should i|deberia|devo|vale la pena|vale a pena|recommend*|recomiend*|recomend*|advice|consej*|dica|dicas|tips for|heads up|fyi|psa|reminder|recordatorio|lembrete|aviso|question|pregunta|pergunta|duda|duvida|curious|wondering|cuanto|quanto",
    ),
    weak(
        "info|information|informac*|link|form|formulario|deadline|meeting|reunion|reuniao|zoom|group|grupo|whatsapp|telegram|dm|pm me|message me|escrib*|escrev*|comment*|comenta*|abajo|abaixo|share|compart*|partilh*|sign up|inscr*|rsvp|flyer|volante|panfleto",
    ),
    weak(
        "company|companies|empresa*|companhia|compania|corporate|headquarters|ceo|bezos|algorithm*|algoritm*|platform*|plataforma*|patronal|shareholders|billion*|millones|milhoes|millions|profit*|lucro*|corporation|multinacional",
    ),
    weak(
        "hours|hour|hrs|hora|horas|minutes|minutos|min|mins|late|tarde|atras*|delay*|demor*|all day|todo el dia|o dia todo|dia inteiro|weeks|semanas|months|meses|days|dias|still waiting|sigo esperando|segundos|seconds",
    ),
    weak(
        "policy|policies|politica*|rule|rules|regla*|regra*|change|changed|changes|cambio|cambios|cambiaron|cambia|mudou|mudaram|mudanca*|announce*|anunc*|memo|notice|terms|terminos|termos|starting|a partir de|effective|from now on|de ahora en adelante|de agora em diante|norma|normas",
    ),
];
