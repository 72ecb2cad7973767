import {expect, test} from 'vitest';
import {copiesOf, isMadeFrom} from '../../../source/cli/against/planned-pods.ts';
import {container, pod} from '../../_helpers/objects.ts';

const planned = pod({name: 'web', labels: {app: 'web'}, owner: {kind: 'Deployment', name: 'web'}, isPlanned: true});

test('a pod with a sidecar and labels of others is of the template all the same', () => {
	expect(isMadeFrom(pod(), planned)).toBe(true);
	expect(isMadeFrom(pod({containers: [container(), container({name: 'proxy'})]}), planned)).toBe(true);
});

test('a pod of another label, image, port or network is not', () => {
	expect(isMadeFrom(pod({labels: {app: 'api'}}), planned)).toBe(false);
	expect(isMadeFrom(pod({containers: [container({image: 'registry.example/web:2'})]}), planned)).toBe(false);
	expect(isMadeFrom(pod({containers: [container({ports: []})]}), planned)).toBe(false);
	expect(isMadeFrom(pod({isOnHostNetwork: true}), planned)).toBe(false);
});

test('there are as many as are asked for, each with addresses of its own, of the families of the cluster', () => {
	const copies = copiesOf(planned, 3, ['10.244.0.9', 'fd00::9']);
	expect(copies.map(({ips}) => ips.length)).toStrictEqual([2, 2, 2]);
	expect(new Set(copies.flatMap(({ips}) => ips)).size).toBe(6);
	expect(new Set(copies.map(({uid}) => uid)).size).toBe(3);
	expect(copiesOf(planned, 5000, ['10.244.0.9']).length).toBe(100);
});
