import type {ResolvConf} from './resolv-conf.ts';

/**
 * The full names that a resolver makes of one without a dot at its end, in the order it asks for them: a name with fewer dots
 * than ndots is completed first, one with as many is asked for as it is first (resolv.conf(5), glibc's order).
 */
export const searchNames = (name: string, {search, ndots}: Pick<ResolvConf, 'search' | 'ndots'>): readonly string[] => {
	const completed = search.map(domain => `${name}.${domain.replace(/\.$/, '')}.`);
	const dots = name.split('.').length - 1;
	const all = dots >= ndots ? [`${name}.`, ...completed] : [...completed, `${name}.`];
	return [...new Set(all)];
};
