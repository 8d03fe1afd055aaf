using KvTui.Core.External.Running;
using KvTui.Testing;

namespace KvTui.Core.Tests.External;

public sealed class ExternalProgramTests
{
    [Theory]
    [InlineData("vis", "ed", "vi", "$VISUAL (vis)")]
    [InlineData(null, "ed -s", "vi", "$EDITOR (ed -s)")]
    [InlineData(" ", "", "vi", "vi")]
    [InlineData(null, null, "", null)]
    public void The_editor_is_visual_else_editor_else_vi(string? visual, string? editor, string there, string? name)
    {
        var program = ExternalProgram.Editor(name => name == "VISUAL" ? visual : name == "EDITOR" ? editor : null, there.Equals, out var missing);
        Assert.Equal(name, program?.Name);
        Assert.Equal("Neither VISUAL nor EDITOR is set, and there is no vi: set EDITOR to the editor to use.", missing);
    }

    [Theory]
    [InlineData("most", "less", "$PAGER (most)")]
    [InlineData(null, "less more", "less")]
    [InlineData("", "more", "more")]
    [InlineData(null, "", null)]
    public void The_pager_is_pager_else_less_else_more(string? pager, string there, string? name)
    {
        var program = ExternalProgram.Pager(asked => asked == "PAGER" ? pager : null, program => there.Split(' ').Contains(program), out var missing);
        Assert.Equal(name, program?.Name);
        Assert.Contains("PAGER", missing, StringComparison.Ordinal);
    }

    /// <summary>The program prints its arguments, one a line, into the file that $OUT names.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("one two", "one\ntwo\n")]
    [InlineData("'a b'  \"c'd\" e\\ f", "a b\nc'd\ne f\n")]
    [InlineData("\"$HOME_OF\"", "it's here\n")]
    public async Task The_line_of_the_variable_is_split_as_a_shell_does(string arguments, string expected)
    {
        using var folder = new TemporaryFolder("external");
        await File.WriteAllTextAsync(folder.PathTo("an editor"), "#!/bin/sh\nprintf '%s\\n' \"$@\" >\"$OUT\"\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(folder.PathTo("an editor"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var program = new ExternalProgram($"'{folder.PathTo("an editor")}' {arguments}", "an editor");
        var file = folder.PathTo("a file with 'quotes' and $blanks");
        var script = program.EditScript.Replace("/dev/tty", "/dev/null", StringComparison.Ordinal);
        var ran = await new Command("sh", "-c", script, "sh", file)
        {
            Environment = new Dictionary<string, string?> { ["OUT"] = folder.PathTo("out"), ["HOME_OF"] = "it's here" },
        }.RunAsync(TestContext.Current.CancellationToken);
        ran.EnsureSuccess();
        Assert.Equal(expected + file + "\n", await File.ReadAllTextAsync(folder.PathTo("out"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("tr a-z A-Z", "", "SHOWN")]
    [InlineData("tr a-z A-Z | tr H x", "", "SxOWN")]
    [InlineData("printenv LESS", "", "-+F\n")]
    [InlineData("printenv LESS", "FRX", "FRX -+F\n")]
    public async Task The_pager_reads_its_input_and_less_stays(string line, string less, string expected)
    {
        using var folder = new TemporaryFolder("external");
        await File.WriteAllTextAsync(folder.PathTo("in"), "shown", TestContext.Current.CancellationToken);
        var script = new ExternalProgram(line, "a pager").PageScript.Replace("/dev/tty", "\"$OUT\"", StringComparison.Ordinal);
        var ran = await new Command("sh", "-c", script, "sh", folder.PathTo("in"))
        {
            Environment = new Dictionary<string, string?> { ["OUT"] = folder.PathTo("out"), ["LESS"] = less },
        }.RunAsync(TestContext.Current.CancellationToken);
        ran.EnsureSuccess();
        Assert.Equal(expected, await File.ReadAllTextAsync(folder.PathTo("out"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "$EDITOR (ed) failed with exit status 1.")]
    [InlineData(126, "$EDITOR (ed) cannot be started: it may not be executed.")]
    [InlineData(127, "$EDITOR (ed) cannot be started: there is no such program.")]
    [InlineData(137, "$EDITOR (ed) was ended by signal 9.")]
    public void A_failure_is_told_with_the_variable(int exitCode, string? sentence) =>
        Assert.Equal(sentence, new ExternalProgram("ed", "$EDITOR (ed)").WhyFailed(new(exitCode)));

    [Fact]
    public void What_is_on_the_path_is_found()
    {
        Assert.True(ExternalProgram.IsOnPath("sh"));
        Assert.False(ExternalProgram.IsOnPath("no-such-program-here"));
    }
}
