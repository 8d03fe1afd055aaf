namespace KvTui.Faults.Tests.Load;

/// <summary>Tests that look at the whole process, or keep it busy: nothing else may run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
