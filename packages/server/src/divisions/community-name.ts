/**
 * Gives a community's or village's everyday name from the long one in the lists.
 *
 * @example shortCommunityName('源城区埔前镇河背村村民委员会', '源城区', '埔前镇') // '河背村'
 */
export function shortCommunityName(name: string, county: string, township: string): string {
  let short = name;
  for (const prefix of [county, township]) if (short.startsWith(prefix)) short = short.slice(prefix.length);
  const isVillage = /村民委员会$|村委会$/.test(short);
  short = short
    .replace(/(社区)?(居民委员会|居委会)$/, '')
    .replace(/(村民委员会|委会)$/, '')
    .replace(/社区$/, '');
  return isVillage ? short : `${short}社区`;
}
