/**
 * Words of German and English grammar, as the model reads them. They weigh in the model, because examples are full of
 * them, and explain nothing to an advisor.
 */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `aber alle als also am an auch auf aus bei beim bin bis bitte da damit dann das dass dem den der des die dies diese dieser
  doch du durch ein eine einem einen einer eines er es euch euer fuer gern haben habe hab hat ich ihm ihn ihnen ihr ihre
  ihrem ihren ihrer im in ins ist ja jetzt kann koennen man mal mein meine meinem meinen meiner mich mir mit nach noch nun
  nur ob oder schon sein seit sich sie sind so soll ueber um und uns unser unsere vom von vor war waren warum was wenn wer
  wie wir wird wo wurde wurden zu zum zur
  a about all am an and any are as at be been but by can could did do does for from get had has have how i if im in into is
  it its ive just like me my of on or our please she so some that the their them then there these they this to up us was we
  were what when where which who why will with would you your`.split(/\s+/u),
)
