import {expect, test} from 'vitest';
import {repeatTargets} from '../../../source/probes/repeat/repeat-targets.ts';
import {pod, service, servicePort, slice, view} from '../../_helpers/objects.ts';

const name = 'web.shop.svc.cluster.local';

test('the name of a Service is asked, and each endpoint on its own port', () => {
	const web = view({slices: [slice({}, {pods: [pod()]})], pods: [pod()]});
	expect(
		repeatTargets(web, [0], name).map(({kind, key}) => `${kind} ${key.replace(/^[\d.]+:/, 'ADDRESS:')}`),
	).toStrictEqual([`service ${name}:80`, 'endpoint ADDRESS:8080']);
});

test('what has no handshake is not asked', () => {
	const dns = service({ports: [servicePort({protocol: 'UDP', port: 53})]});
	expect(repeatTargets(view({service: dns}), [0], name)).toStrictEqual([]);
});
