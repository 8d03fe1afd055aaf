using System.Net;
using System.Reflection;
using Etcdserverpb;
using Google.Protobuf;
using KvTui.Testing;

namespace KvTui.Etcd.Tests.Transport;

/// <summary>What the native program leaves out must be what it does not need.</summary>
public sealed class LinkerStubTests
{
    /// <summary>A method that is not there is only a warning of the linker, and the program would be 1.5 MB larger.</summary>
    [Theory]
    [InlineData(typeof(MessageExtensions), "IsInitialized", typeof(bool), new[] { typeof(IMessage) })]
    [InlineData(typeof(JsonFormatter), "Format", typeof(void), new[] { typeof(IMessage), typeof(TextWriter), typeof(int) })]
    public void What_the_linker_stubs_is_there(Type type, string method, Type result, Type[] parameters)
    {
        const BindingFlags All = BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
        Assert.Equal(result, type.GetMethod(method, All, parameters)?.ReturnType);
        var stubs = File.ReadAllText(Checkout.PathTo("src", "KvTui.Etcd", "substitutions.xml"));
        Assert.Contains($"<type fullname=\"{type.FullName}\">", stubs, StringComparison.Ordinal);
        Assert.Contains(
            $"signature=\"{result.FullName} {method}({string.Join(',', parameters.Select(parameter => parameter.FullName))})\"", stubs, StringComparison.Ordinal);
    }

    /// <summary>Only messages of proto2 can lack a field that they require, which is what the linker's stub no longer asks.</summary>
    [Fact]
    public void Every_message_of_etcd_is_of_proto3()
    {
        var messages = typeof(RangeRequest).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IMessage)) && !type.IsAbstract).ToArray();
        Assert.Contains(typeof(RangeResponse), messages);
        Assert.All(messages, type => Assert.Equal("proto3", ((IMessage)Activator.CreateInstance(type)!).Descriptor.File.ToProto().Syntax));
    }

    [Fact]
    public void Http_answers_are_not_decompressed_unless_that_is_asked_for()
    {
        using var handler = new SocketsHttpHandler();
        Assert.Equal(DecompressionMethods.None, handler.AutomaticDecompression);
    }
}
