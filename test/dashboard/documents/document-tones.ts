import {expect, test} from 'vitest';
import {documentTones} from '../../../source/dashboard/documents/document-tones.ts';
import {type DocumentSource, newDocument} from '../../../source/dashboard/records/document.ts';

const subject = {kind: 'Pod', namespace: 'shop', name: 'web-1'} as const;

test.each<readonly [DocumentSource, string, ReadonlyArray<readonly [string, string]>]>([
	[
		{kind: 'yaml', subject},
		'  - name: "80"',
		[
			['name', 'accent'],
			['"80"', 'quiet'],
		],
	],
	[
		{kind: 'yaml', subject},
		'port: 80',
		[
			['port', 'accent'],
			['80', 'warning'],
		],
	],
	[
		{kind: 'yaml', subject},
		'spec:',
		[
			['spec', 'accent'],
			['', 'plain'],
		],
	],
	[
		{kind: 'yaml', subject},
		'podIP: 10.1.2.3',
		[
			['podIP', 'accent'],
			['10.1.2.3', 'plain'],
		],
	],
	[{kind: 'yaml', subject}, '- true', [['true', 'warning']]],
	[{kind: 'describe', subject}, 'Name:   web', [['Name:', 'accent']]],
	[{kind: 'events', subject}, '   5m  Warning  BackOff', [['Warning', 'warning']]],
	[
		{kind: 'messages'},
		'12:00:00 error no',
		[
			['12:00:00', 'faint'],
			['error', 'error'],
		],
	],
])('%j: %j', (source, line, painted) => {
	const tones = documentTones(newDocument(source), line);

	expect(tones.map(({from, to, tone}) => [line.slice(from, to), tone])).toEqual(painted);
});
