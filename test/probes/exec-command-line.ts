import {expect, test} from 'vitest';
import {execCommandLine} from '../../source/probes/exec-command-line.ts';

const target = {namespace: 'shop', pod: 'client', container: 'main'};

test('names context, namespace, pod and container', () => {
	expect(execCommandLine(target, ['nslookup', 'web.shop.svc.cluster.local.'], {context: 'prod'})).toBe(
		'kubectl --context prod -n shop exec client -c main -- nslookup web.shop.svc.cluster.local.',
	);
});

test('quotes what a shell would change', () => {
	expect(execCommandLine(target, ['sh', '-c', 'echo "$1"', '_', '*'], {context: 'a b'})).toBe(
		`kubectl --context 'a b' -n shop exec client -c main -- sh -c 'echo "$1"' _ '*'`,
	);
});
