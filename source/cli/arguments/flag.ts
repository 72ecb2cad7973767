/** One flag of the command line. */
export type Flag = {
	readonly name: string;
	readonly short?: string;
	readonly type: 'string' | 'boolean';
	/** Shown behind the flag: `--namespace NAME`. */
	readonly value?: string;
	readonly help: string;
	readonly isMultiple?: true;
	/** Whether its value is a path. */
	readonly isPath?: true;
	/** The values there are, where they are few. */
	readonly choices?: readonly string[];
	/** What of the cluster its values are the names of. */
	readonly names?: 'namespaces' | 'contexts' | 'clusters' | 'users' | 'pod-sources';
	/** The commands it belongs to; every command where absent. */
	readonly only?: readonly string[];
};
