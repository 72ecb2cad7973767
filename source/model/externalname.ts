import type {Service} from './objects.ts';

/** The Service of the cluster that a host name means, by the full name under the usual cluster domain; undefined for any other. */
export const serviceNamed = (host: string): {readonly namespace: string; readonly name: string} | undefined => {
	const [name, namespace, ...rest] = host.replace(/\.$/, '').toLowerCase().split('.');
	return name && namespace && rest.join('.') === 'svc.cluster.local' ? {namespace, name} : undefined;
};

/**
 * The Service that a short externalName can be meant for, though DNS follows it to nowhere: `web`, or `web.shop.svc`.
 * undefined for any other name.
 */
export const shortlyNamed = ({externalName, namespace}: Pick<Service, 'externalName' | 'namespace'>) => {
	const [name, of, ...rest] = externalName.replace(/\.$/, '').toLowerCase().split('.');
	const isShort = of === undefined || rest.join('.') === 'svc';
	return name && isShort ? {namespace: of ?? namespace, name} : undefined;
};
