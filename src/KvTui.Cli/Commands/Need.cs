namespace KvTui.Cli.Commands;

/// <summary>What a user has to be allowed for a verb, beside what etcd itself looks at.</summary>
internal enum Need
{
    Nothing,

    /// <summary>The right to write some key: leases are for keys.</summary>
    SomeKey,

    /// <summary>The role root, where authentication is on.</summary>
    Root,
}
