import {expect, test} from 'vitest';
import {templatePatch} from '../../../../source/rules/lib/fixes/template-patch.ts';
import {container, pod, view, workload} from '../../../_helpers/objects.ts';

const change = {label: 'Probe port 8080', fields: {readinessProbe: {httpGet: {port: 8080}}}};
const commands = (of: ReturnType<typeof pod>, joined = view()) =>
	templatePatch(of, of.initContainers[0] ?? of.containers[0]!, joined, change).map(fix =>
		fix.kind === 'command' ? fix.argv.join(' ') : '',
	);

test('the template of what makes a pod is patched, in the container that it is about', () => {
	expect(commands(pod())).toEqual([
		'kubectl -n shop patch deploy/web --type=strategic -p {"spec":{"template":{"spec":{"containers":[{"name":"api","readinessProbe":{"httpGet":{"port":8080}}}]}}}}',
	]);
	const sidecar = pod({initContainers: [container({name: 'proxy', isSidecar: true})]});
	expect(commands(sidecar)[0]).toContain('"initContainers":[{"name":"proxy"');
});

test('a StatefulSet that makes one pod after the other does not replace one that is not ready', () => {
	const first = pod({name: 'db-0', owner: {kind: 'StatefulSet', name: 'db'}});
	expect(commands(first)[1]).toBe('kubectl -n shop delete pod db-0');
	const parallel = view({workloads: [workload({kind: 'StatefulSet', name: 'db', isParallel: true})]});
	expect(commands(first, parallel)).toHaveLength(1);
});

test('a pod that nothing makes anew cannot be patched', () => {
	expect(commands(pod({owner: undefined}))).toEqual([]);
	expect(commands(pod({owner: {kind: 'Job', name: 'report'}}))).toEqual([]);
});
