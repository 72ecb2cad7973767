import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest';
import {kubeconfigFor} from '../../source/demo/kubeconfig.ts';
import {type ProxyFault, startFaultProxy} from '../_helpers/fault-proxy.ts';
import {openTerminal} from '../_helpers/pty.ts';
import {fileWith} from '../_helpers/run-command.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';
import {plainServer} from './_helpers/plain-server.ts';

const namespace = 'e2e-faults';

const serviceNamed = (name: string) => `
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {type: ExternalName, externalName: example.com}
`;

let upstream: Awaited<ReturnType<typeof plainServer>>;
beforeAll(async () => {
	upstream = await plainServer();
	await createNamespace(namespace);
	await apply(namespace, serviceNamed('first'));
});
afterAll(async () => {
	upstream.close();
	await deleteNamespace(namespace);
});

/** The dashboard of the namespace, with something between it and the server. */
const openBehindProxy = async () => {
	const proxy = await startFaultProxy(upstream.url);
	onTestFinished(proxy.close);
	const file = fileWith(kubeconfigFor(proxy.url, ''));
	const screen = openTerminal(['-n', namespace, '--kubeconfig', file]);
	onTestFinished(screen.kill);
	await screen.until(/● live[\s\S]*first/, 30_000);
	return {proxy, screen};
};

/** Milliseconds in which a fault is told, and in which its end is, with what a busy machine takes. */
const noticeMs = 12_000;
const recovered = 9000;

const cases: ReadonlyArray<readonly [ProxyFault, 'all' | 'watches']> = [
	['stall', 'all'],
	['hang', 'watches'],
	['cut', 'all'],
	[503, 'all'],
	[403, 'all'],
	[404, 'all'],
	['garbage', 'watches'],
	['html', 'all'],
];

test.each(cases)(
	'%s of %s: what is known is shown with its age, keys work, and it goes on after the end',
	async (fault, what) => {
		const {proxy, screen} = await openBehindProxy();
		const end = proxy.fail(fault, what);
		const name = `made-${fault}-${what}`.toLowerCase();
		await apply(namespace, serviceNamed(name));
		// What is heard of after all is seen; what is not is stale.
		await screen.until(new RegExp(`○ stale|✖ no connection|${name}`), noticeMs);
		expect(screen.text()).toContain('first');
		screen.type('?');
		await screen.until(/HELP/);
		screen.type('\u001B');
		end();
		await screen.until(new RegExp(`● live[\\s\\S]*${name}`), recovered);
		await kubectl('-n', namespace, 'delete', 'service', name);
		await screen.until(new RegExp(`● live(?![\\s\\S]*${name})`), recovered);
	},
);
