import {expect, test} from 'vitest';
import {services} from '../../source/kubernetes/kinds/services.ts';
import {suppressionOf} from '../../source/kubernetes/suppression.ts';

test.each([
	['', '', undefined],
	[' , ', 'why', undefined],
	['lb-pending', '', {codes: ['lb-pending'], reason: 'annotation svctop.dev/ignore'}],
	[' lb-pending, crash-loop ,', ' known ', {codes: ['lb-pending', 'crash-loop'], reason: 'known'}],
])('%j because of %j', (ignored, reason, expected) => {
	expect(suppressionOf(ignored, reason)).toStrictEqual(expected);
});

const field = (number: number, value: Buffer | string) => {
	const bytes = Buffer.from(value);
	return Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes]);
};

test('JSON and protobuf keep the same', () => {
	const annotations = {
		'other.example/a': 'lb-pending',
		'svctop.dev/ignore': 'crash-loop',
		'svctop.dev/ignore-reason': 'it\u001b[31m is known',
	};
	const metadata = Buffer.concat([
		field(1, 'web'),
		...Object.entries(annotations).map(([key, value]) => field(12, Buffer.concat([field(1, key), field(2, value)]))),
	]);
	const bytes = field(1, metadata);
	const read = services.fromProtobuf(bytes, 0, bytes.length);
	expect(read.suppression).toStrictEqual({codes: ['crash-loop'], reason: 'it␛[31m is known'});
	expect(read).toStrictEqual(services.fromJson({metadata: {name: 'web', annotations}}));
});
