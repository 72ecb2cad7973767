import {expect, test} from 'vitest';
import type {Exec} from '../../../../source/model/pod-access/exec.ts';
import {probePort} from '../../../../source/probes/trace/walk/probe-port.ts';
import {siteOf} from '../../../_helpers/fake-exec.ts';
import {type Transcript, transcripts} from '../../../_helpers/transcripts.ts';

const recorded = transcripts('cluster-transcripts/curl.txt');
const host = 'web.shop.svc.cluster.local';

/** What a BusyBox client recorded for a URL, whatever the URL it is asked for now. */
const toolbox = (url: string) => recorded.filter(({group}) => group === `curl web from toolbox ${url}`);
const secure = toolbox(`https://${host}:443/`);
const page = toolbox(`http://${host}:80/`);
const unavailable = toolbox(`http://${host}:8082/`);

const ask = (answerOf: (argv: readonly string[]) => Transcript | undefined, scheme: 'http' | 'https' = 'https') => {
	const exec: Exec = async (_target, argv) => {
		const found = answerOf(argv);
		return found === undefined
			? {outcome: 'tool-missing', stdout: '', stderr: '', ms: 1}
			: {outcome: 'exited', ...found.output};
	};
	let ids = 0;
	return probePort(
		{title: 'endpoint', host, port: 443, scheme},
		{
			site: siteOf(exec),
			containerTools: {hasShell: true, tools: new Set(['wget', 'nc', 'busybox']), resolv: undefined},
			nextId: () => ++ids,
			emit() {},
		},
	);
};

const isPlain = (argv: readonly string[]) => argv.at(-1)!.startsWith('http://');
const inSecure = (argv: readonly string[]) =>
	secure.find(({command}) => command.startsWith(argv.slice(0, 3).join(' ')));

test('BusyBox cannot speak to a TLS port that plain HTTP gets an error from: the connection is all there is to say', async () => {
	const end = await ask(argv => (isPlain(argv) ? unavailable.at(-1) : inSecure(argv)));
	expect(end).toMatchObject({kind: 'answered', answer: {outcome: 'ok', isHttp: false}});
	expect(end).not.toHaveProperty('mismatch');
});

test('a page over plain HTTP on a port that claims TLS', async () => {
	const end = await ask(argv => (isPlain(argv) ? page.at(-1) : inSecure(argv)));
	expect(end).toMatchObject({kind: 'answered', mismatch: 'tls-on-plaintext'});
});

const inClear = transcripts('cluster-transcripts/plain-on-tls.txt');

test('wget hides the page that tells of TLS: nc shows it', async () => {
	const end = await ask(argv => inClear.find(({command}) => command.startsWith(argv[0]!)), 'http');
	expect(end).toMatchObject({kind: 'answered', tool: 'nc', mismatch: 'plaintext-on-tls'});
});

test('a 400 of a server that speaks plain HTTP is its answer', async () => {
	const [wget] = inClear;
	const bare = {
		...inClear[1]!,
		output: {...inClear[1]!.output, stdout: 'HTTP/1.0 400 Bad Request\r\n\r\nno such host\n'},
	};
	const end = await ask(argv => (argv[0] === 'wget' ? wget : bare), 'http');
	expect(end).toMatchObject({
		kind: 'answered',
		tool: 'wget',
		answer: {outcome: 'http-status', status: '400 Bad Request'},
	});
	expect(end).not.toHaveProperty('mismatch');
});
