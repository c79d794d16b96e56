//! PAY_TIPS: rates, tips, payouts, expenses, taxes and benefits.

use model::Category;

use super::{Rule, strong, weak};

pub(super) const RULE: Rule = Rule {
    category: Category::PayTips,
    cues: &[
        strong(
            "tip bait*|tip baited|no tip*|zero tip*|my tip*|the tip|a tip|tipped|tipping|tippers|tipper|tips|propin*|gorjeta*|caixinha|propi",
        ),
        strong(
            "base pay|base rate*|pay rate|rates|the rate|hourly|per hour|an hour|per mile|cents a mile|a mile|per order|per stop|por hora|la hora|\
             a hora|por km|por kilometro|por quilometro|el kilometro|por parada|por entrega|por pedido|por paquete|por pacote|tarifa|tarifas|taxa|taxas|taxa minima",
        ),
        strong(
            "payout*|pay out|cash out|cashout|cashed out|instant pay|direct deposit|paycheck*|pay check*|payday|pay day|paystub*|pay stub*|earnings|\
             repasse|saque|sacar|antecipac*|deposito|deposit|nomina|holerite|quincena|quinzena|ganancia*|ganhos|faturamento|liquidacion|vencimento|pagamento|pago|pagos",
        ),
        strong(
            "underpaid|unpaid|didnt get paid|dont get paid|not paid|never paid|owe me|owes me|owed|missing pay|wage theft|pay cut*|cut pay|cut the pay|lowball*|\
             me deben|nos deben|no me pagaron|no me pagan|sin paga*|me devem|nao recebi|nao me pagaram|nao pagaram|calote|pagamento atrasado|de graca|gratis trabaj*|desconto indevido|descontaron|descontaram|descuent*",
        ),
        strong(
            "surge|boost|bonus|bono|bonos|incentiv*|incentivo*|quest|promo pay|peak pay|dinamica|multiplicad*|missao|promocion de viajes|adjustment pay|prime time",
        ),
        strong(
            "minimum wage|wage|wages|salary|salario*|sueldo|raise|living wage|benefits|health insurance|seguro medico|0000 nec|tax|taxes|irs|deduct*|write off|impuesto*|hacienda|\
             imposto*|mei|recibos verdes|autonomo cuota|cuota de autonomo*|iva|renta 0|w 0",
        ),
        strong(
            "made $|earned $|paid $|got $|for $|$ for|$ an hour|$ hour|i made|i earned|hice $|gane|ganhei|faturei|fiz r|cobre|cobro|ganando|sobrou|sobra",
        ),
        weak("pay|pays|paid|paying|paga|pagan|pagaron|pagado|pagou|pagam|pagar|paguei"),
        weak(
            "$|€|£|dollar*|bucks|cents|pesos|euros|reais|real por|dolares|lucas|lana|plata|grana|dinheiro|dinero|money|conto|pila|varos|centavos|mil pesos|cash",
        ),
        weak(
            "gas|gasolina|combustivel|combustible|fuel|mileage|miles|millas|oil change|aceite|oleo|wear and tear|desgaste|expenses|gastos|despesas|maintenance",
        ),
        weak(
            "rent|renta|aluguel|renda|bills|boletos|facturas|mortgage|bank|banco|zelle|pix|bizum|debit|account ending",
        ),
        weak(
            "offer*|order for|batch*|low offer*|cheap|barat*|worth it|vale la pena|vale a pena|compensa|sale a cuenta|fair|justo|robo|ripoff|commission|comision|comissao",
        ),
        weak(
            "deal|do the math|math|saquen cuentas|faz a conta|contas|cuentas|calculadora|spreadsheet|per week|weekly|semanal|a la semana|por semana|al mes|por mes",
        ),
    ],
    look_alikes: "pro tip|pro tip*|any tips|tips for|some tips|tip of the|tips on|quick tip|life tip|tip over|tipped over|tip jar idea|pay attention|paid attention|\
                  tip of iceberg|hot tip|a tip for|few tips|a good tip|real estate|taxa de entrega da padaria|tips and tricks|taxa selic|heart rate|at any rate|rate limit|first rate|paga atencao",
    #[cfg(test)]
    hits: &[
        "tip baited again, twenty became zero after I left",
        "base pay went from 22 to 18 an hour and gas is 4.60",
        "me deben dos bloques y el depósito no cayó",
        "bajaron la tarifa por kilómetro, así no sale a cuenta",
        "não caiu o repasse e a taxa por km baixou de novo",
        "gorjeta de cem reais hoje, ganhei o dia",
    ],
    #[cfg(test)]
    misses: &[
        "pro tip: freeze the grapes",
        "any tips for getting coffee out of a seat?",
        "this show is only the tip of the iceberg",
        "presta atención al perro de la esquina",
        "alguma dica pra tirar café do banco?",
        "pay attention to the new one way street",
    ],
};
