import {expect, test} from 'vitest';
import {nslookup} from '../../../source/probes/tools/nslookup.ts';
import {askedBy, questions} from '../../_helpers/asked-by.ts';
import {transcripts} from '../../_helpers/transcripts.ts';

const server = {...questions.server};

test('a name is asked for without options, which BIND and BusyBox do not share', () => {
	expect(askedBy(nslookup.resolve, questions.name, 'nslookup')).toStrictEqual(['nslookup web.shop.svc.cluster.local.']);
});

test('a server is asked with the options first, and as older versions of BusyBox know it, on port 53', () => {
	const asked = '-timeout=2 -retry=1 kubernetes.default.svc.cluster.local. 10.96.0.10';
	expect(askedBy(nslookup.askServer, server, 'nslookup')).toStrictEqual([
		`nslookup -type=a -port=53 ${asked}`,
		'nslookup kubernetes.default.svc.cluster.local. 10.96.0.10',
	]);
	expect(askedBy(nslookup.askServer, {...server, port: 5353}, 'nslookup')).toStrictEqual([
		`nslookup -type=a -port=5353 ${asked}`,
	]);
	expect(askedBy(nslookup.askServer, {...server, protocol: 'TCP'}, 'nslookup')).toStrictEqual([
		`nslookup -vc -type=a -port=53 ${asked}`,
	]);
});

test('of the recorded ones, those of BusyBox do not follow the search path', () => {
	const recorded = transcripts('probe-transcripts/dns.txt').filter(({command}) => /nslookup \S+$/.test(command));
	const searching = recorded.filter(({output}) => nslookup.resolve!.searches!(output));
	expect(searching.length).toBeGreaterThan(0);
	expect(searching.filter(({command}) => command.startsWith('busybox'))).toStrictEqual([]);
});
