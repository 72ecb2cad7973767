import type {ResolvConf} from '../names/resolv-conf.ts';

/** What a container has to probe with. */
export type ContainerTools = {
	readonly hasShell: boolean;
	/** The programs found or, without a shell to ask, every one that is worth trying. */
	readonly tools: ReadonlySet<string>;
	/** undefined where it cannot be read. */
	readonly resolv: ResolvConf | undefined;
};
