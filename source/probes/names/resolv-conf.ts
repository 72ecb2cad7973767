/** The lines of resolv.conf that decide how a name is looked up (resolv.conf(5)). */
export type ResolvConf = {
	readonly nameservers: readonly string[];
	readonly search: readonly string[];
	readonly ndots: number;
};

/** Reads a resolv.conf, whatever stands before it; undefined where no line of the text names a server or a search list. */
export const parseResolvConf = (text: string): ResolvConf | undefined => {
	const nameservers: string[] = [];
	let search: readonly string[] = [];
	let ndots = 1;
	for (const line of text.split('\n')) {
		const [keyword, ...values] = line.trim().split(/\s+/);
		if (keyword === 'nameserver' && values[0] !== undefined) {
			nameservers.push(values[0]);
		}

		// The last of these lines wins.
		if (keyword === 'search' || keyword === 'domain') {
			search = values;
		}

		if (keyword === 'options') {
			const option = values.findLast(value => value.startsWith('ndots:'));
			ndots = option === undefined ? ndots : Number(option.slice('ndots:'.length));
		}
	}

	return nameservers.length > 0 || search.length > 0 ? {nameservers, search, ndots} : undefined;
};

/** The kubelet writes NAMESPACE.svc.DOMAIN, svc.DOMAIN and DOMAIN (pkg/kubelet/network/dns); undefined where it did not. */
export const clusterDomain = (resolv: ResolvConf | undefined): string | undefined =>
	resolv?.search
		.find(entry => entry.startsWith('svc.'))
		?.slice('svc.'.length)
		.replace(/\.$/, '');

/** What kubeadm and nearly everybody uses. */
const usualDomain = 'cluster.local';

/** The cluster's domain, the usual one where the container does not say. */
export const assumedDomain = (resolv: ResolvConf | undefined): string => clusterDomain(resolv) ?? usualDomain;
