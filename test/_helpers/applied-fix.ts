import type {KubernetesObject, ServiceObject, WorkloadObject} from '../../source/demo/objects/kubernetes-object.ts';
import type {ObjectStore} from '../../source/demo/objects/object-store.ts';
import {applyPatch} from '../../source/demo/objects/patch.ts';
import type {Plural} from '../../source/demo/objects/served-resources.ts';

const plurals: Readonly<Record<string, Plural>> = {
	service: 'services',
	endpointslice: 'endpointslices',
	pod: 'pods',
	deploy: 'deployments',
	ds: 'daemonsets',
	statefulset: 'statefulsets',
	sts: 'statefulsets',
};

const flagOf = (argv: readonly string[], name: string) =>
	argv.find(word => word.startsWith(`${name}=`))?.slice(name.length + 1);

/** The API server takes the secondary ClusterIP and family away from a Service that becomes SingleStack. */
const oneFamily = (object: KubernetesObject): KubernetesObject => {
	const {spec} = object as ServiceObject;
	return spec?.ipFamilyPolicy === 'SingleStack' && spec.clusterIPs !== undefined
		? ({...object, spec: {...spec, clusterIPs: spec.clusterIPs.slice(0, 1)}} as KubernetesObject)
		: object;
};

const patched = (object: KubernetesObject, argv: readonly string[]) => {
	const type = {json: 'json-patch', strategic: 'strategic-merge-patch'}[flagOf(argv, '--type') ?? ''] ?? 'merge-patch';
	const after = applyPatch(object as never, JSON.parse(argv.at(-1)!), `application/${type}+json`);
	if (typeof after === 'string') {
		throw new Error(`${argv.join(' ')}: ${after}`);
	}

	return oneFamily(after as unknown as KubernetesObject);
};

/**
 * Does in a store what a command of a fix does in a cluster: kubectl's patch, scale, label, delete. false for one that
 * needs a person (edit) or a shell of the cluster.
 */
export const applyFix = (store: ObjectStore, argv: readonly string[]): boolean => {
	const [program, , namespace = '', verb, ...rest] = argv;
	const words = rest.filter(word => !word.startsWith('-'));
	const [kind = '', name = ''] = words[0]!.includes('/') ? words[0]!.split('/') : words;
	const plural = plurals[kind];
	const object = plural && store.get<KubernetesObject>(plural, namespace, name);
	if (program !== 'kubectl' || argv[1] !== '-n') {
		throw new Error(`${argv.join(' ')} does not begin with kubectl -n`);
	}

	if (verb === 'edit') {
		return false;
	}

	if (plural === undefined || object === undefined) {
		throw new Error(`${argv.join(' ')}: there is no such object`);
	}

	if (verb === 'expose') {
		const service = object as ServiceObject;
		const {metadata, spec} = service;
		const clusterIP = flagOf(argv, '--cluster-ip')!;
		store.create(plural, {
			...service,
			metadata: {...metadata, name: flagOf(argv, '--name')!, uid: `${metadata.uid}-exposed`},
			spec: {...spec, clusterIP, clusterIPs: [clusterIP]},
		});
		return true;
	}

	if (verb === 'delete') {
		for (const each of words.slice(1)) {
			store.delete(plural, namespace, each);
		}

		return true;
	}

	if (verb === 'label') {
		const [key = '', value] = argv.at(-1)!.split('=');
		const {metadata} = object;
		// KEY=VALUE sets a label, KEY- takes it away.
		const {[key.replace(/-$/, '')]: _, ...others} = metadata.labels ?? {};
		const labels = value === undefined ? others : {...metadata.labels, [key]: value};
		store.update(plural, {...object, metadata: {...metadata, labels}});
		return true;
	}

	if (verb === 'scale') {
		const workload = object as WorkloadObject;
		store.update(plural, {
			...workload,
			spec: {...workload.spec, replicas: Number(flagOf(argv, '--replicas'))},
		} as WorkloadObject);
		return true;
	}

	if (verb === 'patch') {
		store.update(plural, patched(object, argv));
		return true;
	}

	throw new Error(`${argv.join(' ')} is no command that is known here`);
};
