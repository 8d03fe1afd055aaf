using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>Terminal.Gui reads its configuration from the current folder; whoever can write there must not have a say in what a verb does.</summary>
[Collection(SingleMemberTests.Name)]
public sealed class PlantedConfigurationTests(SingleMember etcd)
{
    private readonly string _key = etcd.NewPrefix() + "a";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("get")]
    [InlineData("ls")]
    public async Task A_verb_does_not_open_a_configuration_of_the_current_folder(string verb)
    {
        await etcd.PutAsync(_key, "value");
        using var folder = new TemporaryFolder("planted");
        var planted = Directory.CreateDirectory(Path.Combine(folder.FullName, ".tui")).FullName;
        // Opening a FIFO that nobody writes to would block for ever.
        (await new Command("mkfifo", Path.Combine(planted, "config.json")).RunAsync(Cancelled)).EnsureSuccess();

        var result = await (etcd.Command(verb, _key) with { WorkingFolder = folder.FullName }).RunAsync(Cancelled);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.NotEmpty(result.Text);
    }
}
