import {expect, test} from 'vitest';
import type {Exec} from '../../../source/model/pod-access/exec.ts';
import {forEachYield} from '../../../source/probes/trace/async-generators.ts';
import {askNodePorts} from '../../../source/probes/way-in/ask-node-ports.ts';
import {siteOf} from '../../_helpers/fake-exec.ts';
import {service, servicePort, view} from '../../_helpers/objects.ts';

const nodes = ['a', 'b'].map((end, index) => ({
	...{namespace: '', name: `node-${end}`, isReady: true, isOpen: true},
	addresses: [`10.0.0.${index + 1}`],
}));

const open = view({service: service({type: 'NodePort', ports: [servicePort({nodePort: 30_080})]})});

const report =
	'code=200 name=0.000010 connect=0.001000 tls=0.000000 first=0.002000 total=0.002100 ip=10.0.0.1 verify=0\n';

/** A container with curl alone, which gets no answer from these addresses. */
const curling =
	(...closed: readonly string[]): Exec =>
	async (_target, argv) => {
		const command = argv.join(' ');
		const exited = {outcome: 'exited', stdout: '', stderr: '', exitCode: 0, ms: 1} as const;
		if (command.includes('command -v')) {
			return {...exited, stdout: '/usr/bin/curl\nnameserver 10.96.0.10\n'};
		}

		return closed.some(address => command.includes(address))
			? {...exited, exitCode: 7, stderr: 'curl: (7) Failed to connect to 10.0.0.2 port 30080: Connection refused\n'}
			: {...exited, stdout: 'HTTP/1.1 200 OK\r\n\r\n', stderr: report};
	};

const asked = (exec: Exec, pod: string, of = open) =>
	forEachYield(
		askNodePorts(of, [0], {
			...siteOf(exec, {client: {namespace: 'shop', pod, container: 'main'}}),
			nodes: nodes as never,
		}),
		() => {},
	);

test('each node is asked for its NodePort, and one that refuses it is named', async () => {
	const [port] = await asked(curling('10.0.0.2'), 'one');
	expect(port!.hops.map(({hop, target, outcome}) => `${hop} ${target} ${outcome}`)).toStrictEqual([
		'node-port 10.0.0.1:30080 ok',
		'node-port 10.0.0.2:30080 conn-refused',
	]);
	expect(port!.verdict).toMatchObject({code: 'nodeport-dropped', title: 'NodePort 30080 fails on node-b'});
	const [whole] = await asked(curling(), 'two');
	expect(whole).toMatchObject({notes: []});
	expect(whole!.verdict).toBeUndefined();
});

test('where no node answers that is a note, and a Service without a NodePort says so', async () => {
	const [silent] = await asked(curling('10.0.0.'), 'three');
	expect(silent).toMatchObject({notes: ['NodePort 30080 answers three at no node.']});
	expect(silent!.verdict).toBeUndefined();
	const [inside] = await asked(curling(), 'four', view());
	expect(inside).toMatchObject({hops: [], notes: [expect.stringContaining('no NodePort')]});
});
