using KvTui.Core.External.Running;
using KvTui.Testing;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.External;

public sealed class PrivateFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _place = new("external");
    private readonly ManualTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    [Fact]
    public void Only_its_owner_may_read_it_and_enter_its_folder()
    {
        using var file = PrivateFile.Create(_place.FullName, "k.txt", "v"u8);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(file.Path));
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file.Path)!));
        Assert.Equal("v", File.ReadAllText(file.Path));
        Assert.Equal("k.txt", Path.GetFileName(file.Path));
    }

    [Fact]
    public void It_is_removed_with_all_that_an_editor_has_put_beside_it()
    {
        using (var file = PrivateFile.Create(_place.FullName, "k.txt", "v"u8))
        {
            File.WriteAllText(file.Path + "~", "backup");
            Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(file.Path)!, "undo"));
            File.Delete(file.Path);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_place.FullName));
    }

    [Fact]
    public void An_editor_may_put_another_file_in_its_place()
    {
        using var file = PrivateFile.Create(_place.FullName, "k.txt", "v"u8);
        File.WriteAllText(file.Path + ".new", "w");
        File.Move(file.Path + ".new", file.Path, overwrite: true);
        Assert.Equal("w"u8, file.Read(10));
        Assert.Throws<IOException>(() => file.Read(0));
    }

    [Fact]
    public void What_a_killed_explorer_left_is_swept_and_what_a_running_one_has_is_not()
    {
        using var running = PrivateFile.Create(_place.FullName, "k.txt", "v"u8);
        var killed = Directory.CreateDirectory(_place.PathTo("kvtui-edit-killed")).FullName;
        File.WriteAllText(Path.Combine(killed, ".lock"), "");
        File.WriteAllText(Path.Combine(killed, "k.txt"), "v");
        var fresh = Directory.CreateDirectory(_place.PathTo("kvtui-edit-fresh")).FullName;
        Directory.CreateDirectory(_place.PathTo("another"));
        LeftFiles.Sweep(_place.FullName, _clock);
        Assert.True(File.Exists(running.Path));
        Assert.False(Directory.Exists(killed));
        Assert.True(Directory.Exists(fresh));
        _clock.Advance(TimeSpan.FromHours(2));
        LeftFiles.Sweep(_place.FullName, _clock);
        Assert.False(Directory.Exists(fresh));
        Assert.True(Directory.Exists(_place.PathTo("another")));
        Assert.True(File.Exists(running.Path));
    }

    [Fact]
    public void It_is_made_in_the_folder_of_the_session_else_in_the_temporary_one()
    {
        Assert.Equal(_place.FullName, PrivateFile.Place(name => name == "XDG_RUNTIME_DIR" ? _place.FullName : null));
        Assert.Equal(Path.GetTempPath(), PrivateFile.Place(static _ => null));
        Assert.Equal(Path.GetTempPath(), PrivateFile.Place(static _ => "/nonexistent"));
        Assert.Equal(Path.GetTempPath(), PrivateFile.Place(static _ => "."));
    }

    public void Dispose() => _place.Dispose();
}
