import {expect, test} from 'vitest';
import {dnsReplicas} from '../../../source/probes/names/dns-replica.ts';
import {pod, service, servicePort, slice, view} from '../../_helpers/objects.ts';

const dns = service({
	namespace: 'kube-system',
	name: 'kube-dns',
	ports: [servicePort({name: 'dns', port: 53, protocol: 'UDP'}), servicePort({name: 'metrics', port: 9153})],
});

test('the replicas of a DNS Service are asked on their own port', () => {
	const ports = [
		{name: 'dns', protocol: 'UDP', port: 5353},
		{name: 'metrics', protocol: 'TCP', port: 9153},
	] as const;
	const replicas = dnsReplicas(view({service: dns, slices: [slice({ports}, {service: dns, pods: [pod()]})]}));
	expect(replicas).toMatchObject([{pod: 'web-1', port: 5353, namespace: 'kube-system'}]);
});

test('a Service that takes no queries has none', () => {
	expect(dnsReplicas(view())).toStrictEqual([]);
});
