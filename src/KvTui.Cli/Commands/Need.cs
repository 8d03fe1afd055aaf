namespace KvTui.Cli.Commands;

/// <summary>What a user has to be allowed for a verb, beside what etcd itself looks at.</summary>
internal enum Need
{
    Nothing,

    /// <summary>The right to write its keys, which etcd 3.4 and 3.5 do not check on deletes while the cluster is out of space.</summary>
    ItsKeys,

    /// <summary>The right to write some key: leases are for keys.</summary>
    SomeKey,

    /// <summary>The role root, where authentication is on.</summary>
    Root,
}
