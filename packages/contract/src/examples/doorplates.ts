import type { doorplatesOperations } from '../doorplates.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';
import { buildingAddress, rentalHouse, standardAddress, station } from './rental-house.ts';

/** Codes, links and the key are those of plate.vectors.json: a reader can check the signatures. */
const plate = {
  id: invented.doorplateId,
  version: 1,
  stationId: invented.stationId,
  premisesId: invented.premisesId,
  code: '7K3M9QX2ABC5',
  state: 'in-force',
  link: 'HTTPS://WARD.EXAMPLE/D/17K3M9QX2ABC5TF05FDG1N99TN4AWME684JX3MRTPDS5N27QBTGB1VGWAA6N9PXQ6DXEEF7A0GTES4H59HMZ75FD7BNP742HF7XCHCQ8CJ5NX5ZZVCSRAG2G',
  address: standardAddress,
  issuedAt: '2026-01-12T14:00:00+08:00',
  endedAt: null,
  endReason: null,
  replacedById: null,
} as const;
const newPlate = {
  ...plate,
  id: rentalHouse.newDoorplateId,
  code: 'HJKMNPQRSTVH',
  link: 'HTTPS://WARD.EXAMPLE/D/1HJKMNPQRSTVHTF055RE2QCH96B2ZD37VS230HABMA184W91G6JTA1RV3DB1SY2QBF7TKGM7TE2EQG6PFCN5V4S26NMCSGP1PTHJ89CWJA89Q5HYHW37HG08',
  issuedAt: invented.later,
} as const;
const key = {
  id: rentalHouse.keyId,
  version: 1,
  stationId: invented.stationId,
  keyId: 'TF05',
  algorithm: 'Ed25519',
  publicKey: '5AMJmM_VrRcjwWn5VqoLnrhhm1mSvWEsKvQo68efjfA',
  state: 'signing',
  createdAt: '2026-01-05T09:00:00+08:00',
  endedAt: null,
  endReason: null,
} as const;
const newKey = {
  ...key,
  id: rentalHouse.newKeyId,
  keyId: 'Z584',
  publicKey: 'I_wVsrDZ5l23Ur1uvy9eHBJ6qAOPKIwOkbjxgW9yzKI',
  createdAt: invented.at,
} as const;
const worn = '牌面磨损，二维码已无法扫描';
const scan = {
  code: '7K3M9QX2ABC5',
  state: 'in-force',
  address: buildingAddress,
  station,
  checkedAt: invented.at,
} as const;

export const doorplatesExamples = {
  'doorplates.scan': [
    {
      summary: 'What a stranger reads: where it is and who is in charge, and nothing about people or letting',
      request: { parameters: { code: '7K3M9QX2ABC5' } },
      status: 200,
      answer: { ...scan, caller: 'stranger', fullAddress: null, premisesId: null },
    },
    {
      summary: 'What an officer of the station reads',
      request: { parameters: { code: '7K3M9QX2ABC5' } },
      status: 200,
      answer: { ...scan, caller: 'officer', fullAddress: standardAddress, premisesId: invented.premisesId },
    },
  ],
  'doorplates.list': [
    {
      summary: 'The plates of a house',
      request: { query: { premisesId: invented.premisesId } },
      status: 200,
      answer: { items: [plate], next: null },
    },
  ],
  'doorplates.get': [
    {
      summary: 'A plate in force',
      request: { parameters: { doorplateId: invented.doorplateId } },
      status: 200,
      answer: plate,
    },
  ],
  'doorplates.issue': [
    {
      summary: 'The first plate of a house',
      request: {
        parameters: { doorplateId: invented.doorplateId },
        body: { premisesId: invented.premisesId },
      },
      status: 201,
      answer: plate,
    },
  ],
  'doorplates.revoke': [
    {
      summary: 'A plate that was found on another door',
      request: {
        parameters: { doorplateId: invented.doorplateId },
        body: { reason: '门牌被移至他处张贴，与实际地址不符' },
      },
      status: 200,
      answer: {
        ...plate,
        version: 2,
        state: 'revoked',
        endedAt: invented.at,
        endReason: '门牌被移至他处张贴，与实际地址不符',
      },
    },
  ],
  'doorplates.replace': [
    {
      summary: 'A worn plate gives way to a new one',
      request: {
        parameters: { doorplateId: invented.doorplateId },
        body: { newDoorplateId: rentalHouse.newDoorplateId, reason: worn },
      },
      status: 200,
      answer: {
        replaced: {
          ...plate,
          version: 2,
          state: 'replaced',
          endedAt: invented.later,
          endReason: worn,
          replacedById: rentalHouse.newDoorplateId,
        },
        issued: newPlate,
      },
    },
  ],
  'doorplates.listRevocations': [
    {
      summary: 'The replaced plate by the hash of its code, for a device without a network',
      request: { query: { limit: 200 } },
      status: 200,
      answer: {
        items: [
          {
            codeHash: '2182a134b5cb1b9acb4c50b16c91a164d22a9ec1d6dc4b1446e9ab9b0ad5956a',
            state: 'replaced',
            endedAt: invented.later,
          },
        ],
        next: null,
      },
    },
  ],
  'doorplates.listKeys': [
    {
      summary: 'The key that signs',
      request: { query: {} },
      status: 200,
      answer: { items: [key], next: null },
    },
  ],
  'doorplates.createKey': [
    {
      summary: 'A new key, before the old one is retired',
      request: { parameters: { doorplateKeyId: rentalHouse.newKeyId }, body: { algorithm: 'Ed25519' } },
      status: 201,
      answer: newKey,
    },
  ],
  'doorplates.retireKey': [
    {
      summary: 'The old key signs no more; its plates stay genuine',
      request: {
        parameters: { doorplateKeyId: rentalHouse.keyId },
        body: { reason: '每年例行更换签发密钥' },
      },
      status: 200,
      answer: { ...key, version: 2, state: 'retired', endedAt: invented.later, endReason: '每年例行更换签发密钥' },
    },
  ],
  'doorplates.compromiseKey': [
    {
      summary: 'A copy of the key was lost: its plates are no longer trusted',
      request: {
        parameters: { doorplateKeyId: rentalHouse.keyId },
        body: { reason: '存有密钥备份的介质遗失，可能外泄' },
      },
      status: 200,
      answer: {
        ...key,
        version: 2,
        state: 'compromised',
        endedAt: invented.later,
        endReason: '存有密钥备份的介质遗失，可能外泄',
      },
    },
  ],
} as const satisfies ModuleExamples<typeof doorplatesOperations>;
