import {expect, test} from 'vitest';
import {ping} from '../../../source/probes/tools/ping.ts';
import {askedBy, questions} from '../../_helpers/asked-by.ts';
import {transcripts} from '../../_helpers/transcripts.ts';

test('one packet is sent', () => {
	expect(askedBy(ping.resolve, questions.name, 'ping')).toStrictEqual(['ping -c 1 -W 1 web.shop.svc.cluster.local.']);
});

test('an address is an answer, though it does not answer itself', () => {
	const {output} = transcripts('cluster-transcripts/nslookup.txt').find(
		({command, output: {stdout}}) => command.includes('ping -c 1') && stdout.includes('100% packet loss'),
	)!;
	expect(ping.resolve!.read(output, questions.name)).toMatchObject({
		outcome: 'ok',
		okText: 'the name resolves',
		addresses: ['10.96.201.83'],
	});
});
