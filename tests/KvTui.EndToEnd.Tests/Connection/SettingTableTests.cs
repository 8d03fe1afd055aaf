using System.CommandLine;
using System.Reflection;
using KvTui.Cli.Commands.Setup;
using KvTui.Cli.Configuration;
using KvTui.Cli.Settings;
using KvTui.EndToEnd.Tests.Readme;
using KvTui.Etcd.Model.Options;
using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Connection;

/// <summary>Every place where a setting can be given or is listed has all that the table has for it.</summary>
public sealed class SettingTableTests
{
    /// <summary>Texts of those that do not take any; others have their example or default, or a word.</summary>
    private static readonly Dictionary<SettingDefinition, string> Samples = new()
    {
        [SettingTable.InsecureTransport] = "true",
        [SettingTable.InsecureDiscovery] = "false",
        [SettingTable.MaxLoad] = "25%",
        [SettingTable.SkipHashCheck] = "true",
    };

    public static TheoryData<string> Names => [.. SettingTable.All.Select(static setting => setting.Name)];

    [Fact]
    public void The_table_has_every_setting_once()
    {
        var fields = typeof(SettingTable).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => field.GetValue(null)).OfType<SettingDefinition>();
        Assert.Equal(fields.OrderBy(static setting => setting.Name), SettingTable.All.OrderBy(static setting => setting.Name));
        Assert.Distinct(SettingTable.All.Select(static setting => setting.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_setting_is_a_flag_if_the_table_says_so(string name)
    {
        var (setting, flags, root) = (Of(name), new ConnectionFlags(), new RootCommand());
        flags.AddTo(root);

        var isSwitch = setting.Kind == SettingKind.Switch;
        var given = new FlagSource(flags, root.Parse([isSwitch ? $"{setting.Flag}={Sample(setting)}" : setting.Flag, .. isSwitch ? (string[])[] : [Sample(setting)]])).Find(setting);
        Assert.Equal(setting.HasFlag ? new Setting(Sample(setting), setting.Flag) : null, given);
        Assert.Equal(setting.HasFlag, root.Options.Any(option => option.Name == setting.Flag && option.Description == setting.HelpOfFlag));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_setting_has_the_variable_that_the_table_says(string name)
    {
        var setting = Of(name);
        Assert.Matches("^(ETCDCTL|KVTUI)_[A-Z_]+$", setting.Variable ?? "KVTUI_NONE");

        var given = new VariableSource(variable => variable.EndsWith("_" + name.Replace('-', '_').ToUpperInvariant(), StringComparison.Ordinal) ? "x" : null).Find(setting);
        Assert.Equal(setting.Variable is { } variable ? new Setting("x", variable) : null, given);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_profile_may_have_a_setting_if_the_table_says_so(string name)
    {
        var setting = Of(name);
        Assert.Equal(setting.IsInProfile, ProfileKeys.Mistake(setting.InProfile, Sample(setting)) is null);

        var config = ConfigParser.Parse($"[profile p]\n{setting.InProfile} = {Sample(setting)}\n");
        Assert.Equal(setting.IsInProfile, new ProfileSource(config.Profiles[0], "/", null).Find(setting) is not null && !config.Problems.Any(static problem => problem.Text.Contains("no setting", StringComparison.Ordinal) || problem.Text.Contains("secrets", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_setting_that_is_given_is_listed_and_no_secret_is_in_the_list()
    {
        var listed = EffectiveSetting.All(new(new Everything()));
        Assert.Equal(SettingTable.All.Where(static setting => setting.IsListed).Select(static setting => setting.Name).Order(), listed.Select(static setting => setting.Name).Order());
        Assert.All(listed, static setting => Assert.Equal(Of(setting.Name).Secrecy == Secrecy.None, setting.Text.Contains("s3cret", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_example_of_a_configuration_file_has_every_setting_that_has_an_example() =>
        Assert.All(
            SettingTable.All.Where(static setting => setting.Example is not null),
            static setting => Assert.Contains($"\n# {setting.InProfile} = {setting.Example}\n", ConfigExample.Text, StringComparison.Ordinal));

    [Fact]
    public void The_readme_lists_the_settings_as_the_table_has_them()
    {
        var rows = SettingTable.All.Select(static setting =>
            $"| `{setting.Name}` | {(setting.HasFlag ? $"`{setting.Flag}`" : "")} | {(setting.Variable is { } variable ? $"`{variable}`" : "")} | {(setting.IsInProfile ? "yes" : "")} "
            + $"| {(setting.Default is { } otherwise ? $"`{otherwise}`" : "")} | {setting.Help} |\n");
        ReadmeTable.AssertIs(
            "KvTui.Cli/README.md", "| setting | flag | variable | in a profile | default | what it says |\n|---|---|---|---|---|---|\n", rows);
    }

    [Fact]
    public async Task The_defaults_are_those_of_the_client()
    {
        var (read, client) = (await SettingsOf.ReadAsync(""), new EtcdClientOptions { Endpoints = [] });
        Assert.Equal(
            (client.DialTimeout, client.CommandTimeout, client.KeepAliveTime, client.KeepAliveTimeout, client.MaxRequestBytes, client.MaxReceiveBytes),
            (read.DialTimeout, read.CommandTimeout, read.KeepAliveTime, read.KeepAliveTimeout, read.MaxRequestBytes, read.MaxReceiveBytes));
    }

    [Fact]
    public void A_name_of_several_words_stands_in_the_table_alone()
    {
        var files = Directory.EnumerateFiles(Checkout.PathTo("src", "KvTui.Cli"), "*.cs", SearchOption.AllDirectories)
            .Where(static path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.EndsWith("/SettingTable.cs", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(files);
        var names = SettingTable.All.Select(static setting => $"\"{setting.Name}\"").Where(static name => name.Contains('-', StringComparison.Ordinal)).ToList();
        Assert.Empty(files.SelectMany(path => names.Where(name => File.ReadAllText(path).Contains(name, StringComparison.Ordinal)).Select(name => $"{path}: {name}")));
    }

    private static SettingDefinition Of(string name) => SettingTable.All.Single(setting => setting.Name == name);

    private static string Sample(SettingDefinition setting) => Samples.GetValueOrDefault(setting) ?? setting.Example ?? setting.Default ?? "word";

    /// <summary>A source that has every setting.</summary>
    private sealed class Everything : ISettingSource
    {
        public Setting? Find(SettingDefinition setting) => new(setting.Secrecy == Secrecy.AfterColon ? "name:s3cret" : "s3cret", "a test");
    }
}
