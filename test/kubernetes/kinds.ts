import {readdirSync} from 'node:fs';
import {expect, expectTypeOf, test} from 'vitest';
import {kindCodecs} from '../../source/kubernetes/codecs.ts';
import {kind} from '../../source/kubernetes/kind.ts';
import {kinds} from '../../source/kubernetes/kinds/index.ts';
import {identityOf, metadata} from '../../source/kubernetes/parts/metadata.ts';
import {many, map, message, one} from '../../source/kubernetes/wire/message.ts';
import {integer, text} from '../../source/kubernetes/wire/values.ts';
import type {Resource} from '../../source/model/records.ts';
import {discoveredResources, firstResources, laterResources, resources} from '../../source/model/resources.ts';
import {essentials} from '../../source/model/sync-status.ts';

const folder = new URL('../../source/kubernetes/kinds/', import.meta.url);

test('every file of kinds is in the list of kinds, under its own name', () => {
	const files = readdirSync(folder).filter(file => file !== 'index.ts');
	expect(Object.keys(kinds).sort()).toStrictEqual(files.map(file => file.replace('.ts', '')).sort());
	expect(Object.entries(kinds).filter(([name, {resource}]) => name !== resource)).toStrictEqual([]);
	expectTypeOf<Resource>().toEqualTypeOf<keyof typeof kinds>();
});

test('every kind is asked for as its listing says', () => {
	const listed = (listing: string) => resources.filter(resource => kinds[resource].listing === listing);
	expect([...resources].sort()).toStrictEqual(Object.keys(kinds).sort());
	expect(listed('first')).toStrictEqual(firstResources);
	expect(firstResources.slice(0, essentials.length)).toStrictEqual(essentials);
	expect(listed('later')).toStrictEqual(laterResources);
	expect(listed('discovered')).toStrictEqual(discoveredResources);
});

/** A kind that nobody watches, as its file would have it. */
const configmaps = kind({
	resource: 'configmaps',
	kind: 'ConfigMap',
	group: '',
	version: 'v1',
	isNamespaced: true,
	shortNames: ['cm'],
	listing: 'later',
	fields: message({
		metadata: one(1, metadata),
		data: map(2),
		extra: many(9, message({name: one(1, text), size: one(2, integer)})),
	}),
	record: ({metadata: known, data, extra}) => ({...identityOf(known), keys: Object.keys(data), extra}),
});

const field = (number: number, value: Buffer | string) => {
	const bytes = Buffer.from(value);
	return Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes]);
};

test('a kind is read in both formats by what its one file says', () => {
	const json = {
		metadata: {name: 'web', namespace: 'shop', labels: {app: 'web'}},
		data: {a: '1', b: '2'},
		extra: [{name: 'x', size: 300}, {name: 'y'}],
	};
	const entry = (number: number, key: string, value: string) =>
		field(number, Buffer.concat([field(1, key), field(2, value)]));
	const bytes = Buffer.concat([
		field(1, Buffer.concat([field(1, 'web'), field(3, 'shop'), entry(11, 'app', 'web')])),
		entry(2, 'a', '1'),
		entry(2, 'b', '2'),
		field(9, Buffer.concat([field(1, 'x'), Buffer.from([0x10, 0xac, 0x02])])),
		field(9, field(1, 'y')),
	]);
	const record = {
		namespace: 'shop',
		name: 'web',
		uid: '',
		created: 0,
		labels: {app: 'web'},
		keys: ['a', 'b'],
		extra: [
			{name: 'x', size: 300},
			{name: 'y', size: 0},
		],
	};
	expect(configmaps.fromJson(json)).toStrictEqual(record);
	expect(configmaps.fromProtobuf(bytes, 0, bytes.length)).toStrictEqual(record);
	expect(Object.keys(kindCodecs(configmaps))).toStrictEqual([
		'application/vnd.kubernetes.protobuf',
		'application/json',
	]);
	expect(Object.keys(kindCodecs({...configmaps, isCustom: true}))).toStrictEqual(['application/json']);
});

test('values of the wrong type count as absent in JSON', () => {
	expect(configmaps.fromJson({metadata: [], data: 'x', extra: {name: 'y'}})).toStrictEqual({
		namespace: '',
		name: '',
		uid: '',
		created: 0,
		labels: {},
		keys: [],
		extra: [],
	});
});
