import {expect, test} from 'vitest';
import {corednsCrash} from '../../../source/rules/cluster/coredns-crash.ts';
import {diagnose} from '../../../source/rules/index.ts';
import {crashingPod, unprobedPod} from '../../_helpers/broken-pods.ts';
import {synced} from '../../_helpers/inputs.ts';
import {container, pod, service, servicePort, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const labels = {'k8s-app': 'kube-dns'};
const ports = [servicePort({port: 53, targetPort: 53, protocol: 'UDP'})];
const dns = service({namespace: 'kube-system', name: 'kube-dns', labels, selector: labels, ports});
const place = {namespace: 'kube-system', labels};
const containers = [container({ports: [{name: 'dns', port: 53, protocol: 'UDP'}]})];
const crashing = crashingPod({...place, name: 'coredns-a', containers}, 1);

verifyRule(corednsCrash, {
	good: [
		view({service: dns, pods: [pod(place)]}),
		view({pods: [crashingPod()]}),
		view({service: dns, pods: [unprobedPod(place)]}),
	],
	bad: [
		{
			view: view({service: dns, pods: [crashing]}),
			severity: 'error',
			mention: ['CoreDNS CrashLoopBackOff: exit 1, 4 restarts (1/1 pods)'],
		},
		{
			view: view({service: dns, pods: [crashing, pod(place)]}),
			severity: 'warning',
			mention: ['(1/2 pods)'],
		},
	],
});

test('that nothing resolves follows from it', () => {
	const found = diagnose(view({service: dns, pods: [crashing]}), synced())!;
	expect(found.map(({code, foldedUnder}) => [code, foldedUnder])).toStrictEqual([
		['coredns-crash', undefined],
		['cluster-dns-no-endpoints', 'coredns-crash'],
		['crash-loop', 'coredns-crash'],
		['no-ready-endpoints', 'coredns-crash'],
	]);
});
