namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>The collection of tests that share one member.</summary>
[CollectionDefinition(Name)]
public sealed class SingleMemberTests : ICollectionFixture<SingleMember>
{
    public const string Name = "one etcd member";
}
