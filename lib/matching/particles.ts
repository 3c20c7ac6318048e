const words = (text: string) => new Set(text.trim().split(/\s+/))

/** What is put before or behind a name for respect or by office, and is never one. */
export const titles: ReadonlySet<string> = words(`
  mr mrs ms miss mx dr prof professor rev reverend sir cllr esq jr jnr sr snr ii iii iv phd md obe mbe cbe qc kc
  pc wpc dc dci dcs pcso sgt sergeant insp inspector supt superintendent constable capt captain col colonel lt lieutenant cpl pvt
  herr frau monsieur madame mme mlle senor senora senorita dott dottor signor signora senhor senhora gospodin gospozha
  sheikh shaikh shaykh sheik cheikh sheykh haji hajji hadji hajj hadj mullah mulla molla maulana maulvi mawlawi maulawi mawlavi moulavi qari ustad ustaz ostad ayatollah hojatoleslam
  shri shrimati smt pandit swami president presidente presidenta prezident predsjednik prezydent prime minister senator representative congressman congresswoman governor honourable honorable hon
`)

/** Titles that are names as well: taken for titles only before the rest of a name. */
export const leadingTitles: ReadonlySet<string> = words(`
  lord lady dame king queen prince princess duke duchess count countess baron baroness pope bishop archbishop father brother sister judge justice mayor major general gen admiral commander
  don dona sra sra pan pani bay bayan imam emir sayyid sayed sayyed sayid seyed seyyed syed guru begum fr di ds maj
`)

/** Little words within names: they say little by being there, and less by being left out. */
export const particles: ReadonlySet<string> = words(`
  al el ul ur as ad an ar az ash at l bin ben ibn ibni bint binti abu abou um umm ould
  de da do dos das del della dello di du des d la le les lo los las y e i van von vom zu zur der den ten ter of the st saint san santa
`)
/** Endings of Slavonic names after the father, and the like: often left out, seldom wrong where they are there. */
export const fathersName =
  /(?:ovich|evich|ovych|evych|ovitch|evitch|owitsch|ewitsch|ovic|ich|ovna|evna|ivna|yvna|ichna|inichna|ovics|oglu|qizi|kyzy|uly)$/
