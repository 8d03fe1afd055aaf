using KvTui.Testing;

namespace KvTui.Tty.Tests.Settings;

public sealed class PlantedConfigurationTests
{
    private const string Planted = """
        {
          "Theme": "Planted",
          "Application": {
            "AppModel": "Inline", "IsMouseDisabled": true, "ForceDriver": "dotnet",
            "DefaultKeyBindings": { "Quit": { "All": ["q"] }, "Refresh": { "All": ["CursorDown"] } }
          },
          "Driver": { "Force16Colors": true },
          "Key": { "Separator": "x" },
          "Trace": { "EnabledCategories": "All" },
          "View": {
            "DefaultKeyBindings": { "Down": { "All": ["CursorUp"] }, "Up": { "All": ["CursorDown"] } },
            "ViewKeyBindings": { "TextField": { "Cut": { "All": ["b"] } } }
          },
          "Schemes": { "Base": { "Normal": { "Foreground": "Red", "Background": "Green" } } },
          "FrameView": { "DefaultBorderStyle": "Double" },
          "Glyphs": { "LeftBracket": "<", "VLine": "!" },
          "Themes": {
            "Planted": {
              "Window": { "DefaultBorderStyle": "Heavy", "DefaultShadow": "Opaque" },
              "Dialog": { "DefaultBorderStyle": "Heavy", "DefaultShadow": "Opaque", "DefaultButtonAlignment": "Start" },
              "Button": { "DefaultShadow": "Opaque" },
              "StatusBar": { "DefaultSeparatorLineStyle": "Double" },
              "Schemes": { "Dialog": { "Normal": { "Foreground": "Blue", "Background": "Yellow" } } }
            }
          }
        }
        """;

    [Fact]
    public async Task A_configuration_file_in_the_current_folder_changes_nothing()
    {
        using var clean = new TemporaryFolder("clean");
        using var hostile = new TemporaryFolder("hostile");
        Directory.CreateDirectory(hostile.PathTo(".tui"));
        await File.WriteAllTextAsync(hostile.PathTo(".tui", "config.json"), Planted, TestContext.Current.CancellationToken);
        var results = await Task.WhenAll(RunAsync(clean), RunAsync(hostile));
        var (expected, seen) = (results[0], results[1]);

        // Terminal.Gui itself did read it, else this would show nothing.
        Assert.Equal("Rounded Esc \u27E6", expected.Loaded);
        Assert.Equal("Double q <", seen.Loaded);
        Assert.Equal(expected.Sent, seen.Sent);
        Assert.True(expected.Sent.Length > 1_500);
    }

    private static async Task<(string Loaded, string Sent)> RunAsync(TemporaryFolder folder)
    {
        var tests = typeof(PlantedConfigurationTests).Assembly.Location;
        var isDotnet = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        var command = new Command(Environment.ProcessPath!, isDotnet ? ["exec", tests] : [])
        {
            WorkingFolder = folder.FullName,
            Environment = new Dictionary<string, string?>
            {
                ["DOTNET_STARTUP_HOOKS"] = tests,
                ["KVTUI_PROBE"] = folder.FullName,
                ["HOME"] = folder.PathTo("home"),
                ["TUI_CONFIG"] = null,
            },
        };
        (await command.RunAsync(TestContext.Current.CancellationToken)).EnsureSuccess();
        return (await ReadAsync("read"), await ReadAsync("sent"));

        Task<string> ReadAsync(string name) => File.ReadAllTextAsync(folder.PathTo(name), TestContext.Current.CancellationToken);
    }
}
