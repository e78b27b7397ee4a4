import type { DemoScale } from './types.ts';

/** What a scale asks of one station. */
export interface StationSize {
  /** Premises with use `let`. */
  readonly rentals: number;
  /** Premises of the other three uses together. */
  readonly others: number;
  readonly stays: number;
  /** Of the township's real communities, how many the premises lie in; all of them when there are fewer. */
  readonly communities: number;
  /** The share of rentals that have been checked at least once. */
  readonly checkedShare: number;
  /** Alerts in all. */
  readonly alerts: number;
  /** Organisations in all, the letting company included; without it chance says how many of the others are businesses. */
  readonly organisations?: number;
  /** Door numbers that a road has within one community; 80 without it. */
  readonly doorNumbers?: number;
}

/** What the demo fixes about one station; the rest follows from the seed. */
export interface StationPlan {
  /** A short Latin name, for sign-ins and reserved host names. */
  readonly key: string;
  readonly name: string;
  readonly englishName: string;
  readonly province: string;
  readonly city: string;
  readonly county: string;
  readonly township: string;
  readonly townshipCode: string;
  readonly areaCode: string;
  readonly address: string;
  /** About where the township lies, WGS-84; premises are strewn within some 2 km of it. */
  readonly center: readonly [longitude: number, latitude: number];
  /** The share of homes that are self-built houses; the others are flats in estates. */
  readonly houseShare: number;
  readonly roads: readonly string[];
  readonly estates: readonly string[];
  readonly sizes: Readonly<Record<DemoScale, StationSize>>;
}

/**
 * The three stations. Provinces, cities, counties and townships are real, roads and estates are invented.
 * `town` sums to 2,000 rentals and 1,260 stays, the figures of the source material for one busy station; `city` to its
 * 49,863 premises, 114,090 stays, 6,292 organisations, some 6,233 checks and 1,000,000 alerts, and `village` to a hundredth of that.
 */
export const stationPlans: readonly StationPlan[] = [
  {
    key: 'puqian',
    name: '埔前派出所',
    englishName: 'Puqian',
    province: '广东省',
    city: '河源市',
    county: '源城区',
    township: '埔前镇',
    townshipCode: '441602101',
    areaCode: '762',
    address: '源城区埔前镇竹影路 2 号',
    center: [114.66, 23.65],
    houseShare: 0.75,
    roads: [
      '竹影路',
      '榕荫巷',
      '石桥巷',
      '稻香路',
      '荔湾巷',
      '东塘路',
      '晒谷巷',
      '溪尾路',
      '长塘路',
      '北井巷',
      '南圳路',
      '新墟街',
    ],
    estates: ['云栖苑', '稻香花园', '榕景新村', '东塘小区'],
    sizes: {
      small: { rentals: 28, others: 12, stays: 44, communities: 3, checkedShare: 0.75, alerts: 240 },
      village: {
        rentals: 150,
        others: 70,
        stays: 520,
        communities: 4,
        checkedShare: 0.115,
        alerts: 4500,
        organisations: 26,
      },
      town: { rentals: 900, others: 220, stays: 560, communities: 18, checkedShare: 0.55, alerts: 3800 },
      city: {
        rentals: 15_000,
        others: 7000,
        stays: 52_000,
        communities: 18,
        checkedShare: 0.115,
        alerts: 450_000,
        organisations: 2600,
        doorNumbers: 1000,
      },
    },
  },
  {
    key: 'rongcheng',
    name: '蓉城派出所',
    englishName: 'Rongcheng',
    province: '安徽省',
    city: '池州市',
    county: '青阳县',
    township: '蓉城镇',
    townshipCode: '341723100',
    areaCode: '566',
    address: '青阳县蓉城镇青阶路 6 号',
    center: [117.847, 30.639],
    houseShare: 0.5,
    roads: ['青阶路', '望峰巷', '石板街', '临河路', '茶亭巷', '西坊街', '枫林路', '北门巷', '竹器街', '后溪路'],
    estates: ['望峰家园', '临河小区', '枫林苑', '青溪雅居', '西坊新村'],
    sizes: {
      small: { rentals: 28, others: 12, stays: 40, communities: 3, checkedShare: 0.75, alerts: 60 },
      village: {
        rentals: 70,
        others: 55,
        stays: 270,
        communities: 4,
        checkedShare: 0.115,
        alerts: 2500,
        organisations: 17,
      },
      town: { rentals: 500, others: 140, stays: 320, communities: 25, checkedShare: 0.55, alerts: 1200 },
      city: {
        rentals: 7000,
        others: 5500,
        stays: 27_090,
        communities: 25,
        checkedShare: 0.115,
        alerts: 250_000,
        organisations: 1692,
        doorNumbers: 1000,
      },
    },
  },
  {
    key: 'zhaojunlu',
    name: '昭君路派出所',
    englishName: 'Zhaojun Road',
    province: '内蒙古自治区',
    city: '呼和浩特市',
    county: '玉泉区',
    township: '昭君路街道',
    townshipCode: '150104008',
    areaCode: '471',
    address: '玉泉区昭君路街道云杉街 8 号',
    center: [111.66, 40.76],
    houseShare: 0.2,
    roads: ['云杉街', '白桦路', '晴川街', '草滩路', '南渠路', '雁栖街', '绿野路', '丁香巷', '长堤路', '雪松街'],
    estates: ['晴川家园', '白桦小区', '雁栖花园', '绿野新城', '云杉苑', '南渠佳苑'],
    sizes: {
      small: { rentals: 28, others: 12, stays: 42, communities: 3, checkedShare: 0.75, alerts: 60 },
      village: {
        rentals: 90,
        others: 63,
        stays: 350,
        communities: 4,
        checkedShare: 0.115,
        alerts: 3000,
        organisations: 20,
      },
      town: { rentals: 600, others: 160, stays: 380, communities: 38, checkedShare: 0.55, alerts: 1600 },
      city: {
        rentals: 9000,
        others: 6363,
        stays: 35_000,
        communities: 38,
        checkedShare: 0.115,
        alerts: 300_000,
        organisations: 2000,
        doorNumbers: 1000,
      },
    },
  },
];
