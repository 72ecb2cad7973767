import {expect, test} from 'vitest';
import {services} from '../../source/kubernetes/kinds/services.ts';
import {managerOf} from '../../source/kubernetes/managed-by.ts';

test.each([
	[{}, [], undefined],
	[{app: 'web'}, ['kubectl.kubernetes.io/last-applied-configuration'], undefined],
	[{'app.kubernetes.io/managed-by': 'Helm'}, [], 'Helm'],
	[{'app.kubernetes.io/managed-by': 'Kustomize'}, [], undefined],
	[{}, ['meta.helm.sh/release-namespace', 'meta.helm.sh/release-name'], 'Helm'],
	[{'argocd.argoproj.io/instance': 'shop'}, [], 'Argo CD'],
	[{}, ['argocd.argoproj.io/tracking-id'], 'Argo CD'],
	[{'kustomize.toolkit.fluxcd.io/name': 'shop'}, [], 'Flux'],
	// Flux installs Helm's charts, whose marks are there too.
	[
		{'helm.toolkit.fluxcd.io/name': 'shop', 'app.kubernetes.io/managed-by': 'Helm'},
		['meta.helm.sh/release-name'],
		'Flux',
	],
] as const)('labels %j and annotations %j are of %s', (labels, annotations, manager) => {
	expect(managerOf(labels, annotations)).toBe(manager);
});

const field = (number: number, value: Buffer | string) => {
	const bytes = Buffer.from(value);
	return Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes]);
};

test('a Service knows who keeps it, whichever way it is read', () => {
	const metadata = {name: 'web', annotations: {'meta.helm.sh/release-name': 'shop'}};
	const read = services.fromJson({metadata, spec: {}});
	expect(read).toMatchObject({manager: 'Helm'});
	const annotation = Buffer.concat([field(1, 'meta.helm.sh/release-name'), field(2, 'shop')]);
	const bytes = field(1, Buffer.concat([field(1, 'web'), field(12, annotation)]));
	expect(services.fromProtobuf(bytes, 0, bytes.length)).toStrictEqual(read);
	expect(services.fromJson({metadata: {name: 'web'}, spec: {}})).not.toHaveProperty('manager');
});
