// Writes objects of every kind of Kubernetes that has metadata, as an API server stores them and as kubectl prints them, into a folder:
// full (every field is set), zero (everything is there, and zero) and none (nothing is set).
package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"time"

	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/apimachinery/pkg/runtime/serializer/protobuf"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// The deepest that a type may stand in itself.
const deepest = 2

// Texts that YAML has to write with care; between them stand plain ones.
var odd = []string{"true", "1e3", "2024-05-06", "a: b", "two\nlines\n", "- x", "0x1F", "#", "it's", "null", "1:30", "naïve", "\"q\"", "~"}

type filler struct {
	isZero bool
	count  int
	within map[reflect.Type]int
}

func main() {
	scheme := runtime.NewScheme()
	for _, add := range groups {
		must(add(scheme))
	}
	stored := protobuf.NewSerializer(scheme, scheme)
	shown := json.NewSerializerWithOptions(json.DefaultMetaFactory, scheme, scheme, json.SerializerOptions{Yaml: true})
	for kind := range scheme.AllKnownTypes() {
		if kind.Version == runtime.APIVersionInternal {
			continue
		}
		for _, variant := range []string{"full", "zero", "none"} {
			object, err := scheme.New(kind)
			must(err)
			if _, ok := object.(metav1.Object); !ok || kind.Group == "meta.k8s.io" {
				break
			}
			fill := &filler{isZero: variant == "zero", within: map[reflect.Type]int{}}
			if variant != "none" {
				fill.value(reflect.ValueOf(object).Elem(), "")
			}
			object.GetObjectKind().SetGroupVersionKind(kind)
			file := filepath.Join(os.Args[1], fmt.Sprintf("%s.%s.%s", name(kind), kind.Kind, variant))
			value, err := runtime.Encode(stored, object)
			must(err)
			must(os.WriteFile(file+".pb", value, 0o644))
			// Not all that is set is stored: an empty list comes back as none.
			back, err := runtime.Decode(stored, value)
			must(err)
			text, err := runtime.Encode(shown, back)
			must(err)
			must(os.WriteFile(file+".yaml", text, 0o644))
		}
	}
}

func name(kind schema.GroupVersionKind) string {
	if kind.Group == "" {
		return "core." + kind.Version
	}
	return kind.Group + "." + kind.Version
}

func (f *filler) value(at reflect.Value, name string) {
	f.count++
	switch at.Type() {
	case reflect.TypeOf(metav1.TypeMeta{}), reflect.TypeOf([]metav1.ManagedFieldsEntry{}):
		return
	case reflect.TypeOf(metav1.Time{}):
		f.set(at, metav1.Time{Time: time.Unix(1700000000+int64(f.count), 0)})
		return
	case reflect.TypeOf(metav1.MicroTime{}):
		f.set(at, metav1.MicroTime{Time: time.Unix(1700000000, int64(f.count)*1000)})
		return
	case reflect.TypeOf(resource.Quantity{}):
		at.Set(reflect.ValueOf(resource.MustParse([]string{"1500m", "2Gi", "3", "0"}[f.pick(3, 3)])))
		return
	case reflect.TypeOf(intstr.IntOrString{}):
		at.Set(reflect.ValueOf([]intstr.IntOrString{intstr.FromString("25%"), intstr.FromInt32(-7), intstr.FromInt32(0)}[f.pick(2, 2)]))
		return
	case reflect.TypeOf(runtime.RawExtension{}):
		at.FieldByName("Raw").SetBytes([]byte(`{"a":1,"b":["x",{"c":null}],"d":{},"e":"yes"}`))
		return
	}
	if at.Type().Name() == "JSON" {
		at.FieldByName("Raw").SetBytes([]byte([]string{`{"a":[1,2.5,"x"]}`, `"text"`, `7`}[f.count%3]))
		return
	}
	f.plain(at, name)
}

func (f *filler) plain(at reflect.Value, name string) {
	switch at.Kind() {
	case reflect.Pointer:
		if f.within[at.Type().Elem()] < deepest {
			at.Set(reflect.New(at.Type().Elem()))
			f.value(at.Elem(), name)
		}
	case reflect.Struct:
		if f.within[at.Type()] >= deepest {
			return
		}
		f.within[at.Type()]++
		for i := 0; i < at.NumField(); i++ {
			f.value(at.Field(i), at.Type().Field(i).Name)
		}
		f.within[at.Type()]--
	case reflect.Slice:
		if at.Type().Elem().Kind() == reflect.Uint8 {
			f.set(at, []byte(base64.StdEncoding.EncodeToString([]byte{byte(f.count), 0xFB, 0xFF})))
		} else if f.within[at.Type().Elem()] < deepest {
			at.Set(reflect.MakeSlice(at.Type(), 2, 2))
			f.value(at.Index(0), name)
			f.value(at.Index(1), name)
		}
	case reflect.Map:
		if f.within[at.Type().Elem()] >= deepest {
			return
		}
		at.Set(reflect.MakeMap(at.Type()))
		for _, key := range []string{"b.example/key", "a"} {
			entry := reflect.New(at.Type().Elem()).Elem()
			f.value(entry, name)
			at.SetMapIndex(reflect.ValueOf(key).Convert(at.Type().Key()), entry)
		}
	case reflect.Interface:
	default:
		f.scalar(at, name)
	}
}

func (f *filler) scalar(at reflect.Value, name string) {
	if f.isZero {
		return
	}
	switch at.Kind() {
	case reflect.String:
		at.SetString(fmt.Sprintf("%s-%d", name, f.count))
		if f.count%5 == 0 {
			at.SetString(odd[f.count/5%len(odd)])
		}
	case reflect.Bool:
		at.SetBool(true)
	case reflect.Int, reflect.Int32:
		at.SetInt(int64(f.count) - 20)
	case reflect.Int64:
		at.SetInt(int64(f.count) << 33)
	case reflect.Float64:
		at.SetFloat(float64(f.count) / 8)
	case reflect.Uint8:
		at.SetUint(uint64(f.count % 256))
	default:
		panic(fmt.Sprintf("%s: a field cannot be %s yet", name, at.Type()))
	}
}

// A number below a bound that changes from field to field, or another where everything is zero.
func (f *filler) pick(below int, zero int) int {
	if f.isZero {
		return zero
	}
	return f.count % below
}

func (f *filler) set(at reflect.Value, value any) {
	if !f.isZero {
		at.Set(reflect.ValueOf(value).Convert(at.Type()))
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
