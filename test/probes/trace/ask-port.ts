import {expect, test} from 'vitest';
import type {Exec} from '../../../source/probes/exec.ts';
import {askPort} from '../../../source/probes/trace/ask-port.ts';
import {siteOf} from '../../_helpers/fake-exec.ts';
import {type Transcript, transcripts} from '../../_helpers/transcripts.ts';

const recorded = transcripts('cluster-transcripts/curl.txt');
const host = 'web.shop.svc.cluster.local';

/** What a BusyBox client recorded for a URL, whatever the URL it is asked for now. */
const toolbox = (url: string) => recorded.filter(({group}) => group === `curl web from toolbox ${url}`);
const secure = toolbox(`https://${host}:443/`);
const page = toolbox(`http://${host}:80/`);
const unavailable = toolbox(`http://${host}:8082/`);

const ask = (answerOf: (argv: readonly string[]) => Transcript | undefined) => {
	const exec: Exec = async (_target, argv) => {
		const found = answerOf(argv);
		return found === undefined
			? {outcome: 'tool-missing', stdout: '', stderr: '', ms: 1}
			: {outcome: 'exited', ...found.output};
	};
	let ids = 0;
	return askPort(
		{title: 'endpoint', host, port: 443, scheme: 'https'},
		{
			site: siteOf(exec),
			toolbox: {hasShell: true, tools: new Set(['wget', 'nc', 'busybox']), resolv: undefined},
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
